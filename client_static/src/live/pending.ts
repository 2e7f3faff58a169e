import type {
  AttendeeCommand,
  CastVote,
  MakePledge,
  Me,
  OwnIdea,
  OwnPrivateWord,
  PledgeEntity,
  PostIdea,
  SendPrivateWord,
} from "../wire.gen";
import { reference } from "./references";
import { changed } from "./store";

/**
 * One's own view as it will be when what waits in the outbox has arrived. It is computed anew from
 * the server's word and the waiting commands, so an ack settles it and a delta cannot undo it.
 */
export function withPending(me: Me, commands: AttendeeCommand[], stage: string | null): Me {
  return commands.reduce((view, command) => after(view, command, stage), me);
}

function after(me: Me, command: AttendeeCommand, stage: string | null): Me {
  switch (command.type) {
    case "set_name":
      return put(me, "me", { ...me.me.me, id: "me", name: command.name || null });
    case "choose_perspectives":
      return edited(me, "me", "me", { perspectives: command.perspectives });
    case "take_table":
      return edited(me, "me", "me", { table: command.table });
    case "post_idea":
      return put(me, "ideas", postedIdea(me, command, stage));
    case "edit_idea":
      return edited(me, "ideas", command.idea, { text: command.text });
    case "withdraw_idea":
      return without(me, "ideas", command.idea);
    case "cast_vote":
      return voted(me, command);
    case "place_rung": {
      const { stage: id, rung } = command;
      if (!rung) return without(me, "votes", id);
      return put(me, "votes", { id, dots: null, opinion: null, rung });
    }
    case "answer_survey": {
      const { stage: id, answers } = command;
      return put(me, "answers", { id, answers });
    }
    case "make_pledge":
      return put(me, "pledges", madePledge(command));
    case "edit_pledge": {
      const { type: _, id: __, pledge, lang: ___, ...fields } = command;
      return edited(me, "pledges", pledge, fields);
    }
    case "withdraw_pledge":
      return without(me, "pledges", command.pledge);
    case "join_pledge":
      return put(me, "joined", { id: command.pledge });
    case "send_private_word":
      return put(me, "private_words", sentWord(command));
    case "leave_pledge":
      return without(me, "joined", command.pledge);
    default:
      return me;
  }
}

function voted(me: Me, { idea, dots, opinion, approve, score }: CastVote): Me {
  const before = me.votes[idea]?.dots ?? 0;
  const left = me.me.me?.dots_left;
  const back = !(dots || opinion || approve || score);
  const next = back
    ? without(me, "votes", idea)
    : put(me, "votes", {
        id: idea,
        dots: dots ?? null,
        opinion: opinion ?? null,
        ...(approve && { approve }),
        ...(score && { score }),
      });
  if (left === null || left === undefined || opinion) return next;
  return edited(next, "me", "me", { dots_left: Math.max(0, left + before - (dots ?? 0)) });
}

function postedIdea(me: Me, command: PostIdea, stage: string | null): OwnIdea {
  return {
    id: reference(command.id),
    // After everything that has a number already, in the order of posting.
    n: 1e6 + Object.keys(me.ideas).length,
    text: command.text,
    lang: command.lang ?? "",
    stage: stage ?? "",
    prompt: command.prompt ?? null,
    status: "shown",
    merged_into: null,
  };
}

function madePledge(command: MakePledge): PledgeEntity {
  return {
    id: reference(command.id),
    n: 1e6,
    text: command.text,
    lang: command.lang ?? "",
    kind: command.kind,
    who: command.who ?? null,
    group: command.group ?? null,
    by_when: command.by_when ?? null,
    due: command.due ?? null,
    support: command.support ?? null,
    ideas: command.ideas ?? [],
    joiners: 0,
    status: "shown",
  };
}

function sentWord({ id, come = false }: SendPrivateWord): OwnPrivateWord {
  return { id: reference(id), at: Number.MAX_SAFE_INTEGER, come, seen: false, settled: false };
}

const put = <E extends { id: string }>(me: Me, collection: keyof Me, entity: E): Me =>
  changed(me, { set: { [collection]: { [entity.id]: entity } }, del: {} });

const without = (me: Me, collection: keyof Me, id: string): Me =>
  changed(me, { set: {}, del: { [collection]: [id] } });

function edited(me: Me, collection: keyof Me, id: string, fields: object): Me {
  const entity = me[collection][id];
  return entity ? put(me, collection, { ...entity, ...fields }) : me;
}

const MAKES = new Set(["post_idea", "make_pledge", "send_private_word"]);

/** The ids of what waiting commands would make or change: "kept on this phone", not yet "sent". */
export function unsentIds(commands: AttendeeCommand[]): Set<string> {
  const ids = commands.flatMap((command) => {
    if (MAKES.has(command.type)) return [reference(command.id)];
    if ("idea" in command) return [command.idea];
    if ("stage" in command) return [command.stage];
    return "pledge" in command ? [command.pledge] : [];
  });
  return new Set(ids);
}
