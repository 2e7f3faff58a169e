import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import { Dialog } from "../components/Dialog";
import { ErrorNote } from "../components/ErrorNote";
import { TextField } from "../components/TextField";
import { time } from "../dates";
import type { MemberEntity } from "../wire.gen";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";
import { InviteMember } from "./InviteMember";
import { doingsOf, membersOf, nameOf, wordsOf } from "./team";

/** Who runs the event together: who is here, what each did last, and links for more. */
export function TeamPanel() {
  const { view } = useDesk();
  const members = membersOf(view);
  const gone = members.filter(({ revoked }) => revoked);
  return (
    <>
      <OwnName />
      <section class="row-group">
        <h3>{t("console.team")}</h3>
        <ul class="plain-list members">
          {members
            .filter(({ revoked }) => !revoked)
            .map((member) => (
              <Member key={member.id} member={member} />
            ))}
        </ul>
        {gone.length > 0 && (
          <p class="field-hint">
            {t("console.links_ended", {
              names: gone.map(({ id }) => nameOf(view, id)).join(", "),
            })}
          </p>
        )}
      </section>
      <InviteMember />
      <section>
        <h3>{t("console.doings")}</h3>
        <ol class="plain-list doings">
          {doingsOf(view).map((doing) => (
            <li key={doing.id}>
              <time>{time(doing.at)}</time> {wordsOf(view, doing)}
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

/** How the others call you. */
function OwnName() {
  const { view, me } = useDesk();
  const { give, problem } = useOrders();
  const there = view.members[me.id]?.name ?? "";
  const [typed, type] = useState<string | null>(null);
  const name = typed ?? there;

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    if (await give({ type: "set_name", name })) type(null);
  }

  return (
    <form class="row-group" onSubmit={save}>
      <TextField
        label={t("console.your_name")}
        hint={t("console.your_name_hint")}
        value={name}
        onInput={type}
        limit={60}
      />
      {problem && <ErrorNote>{problem}</ErrorNote>}
      {name.trim() !== there && <Button type="submit">{t("common.save")}</Button>}
    </form>
  );
}

function Member({ member }: { member: MemberEntity }) {
  const { view, session, me } = useDesk();
  const [asking, ask] = useState(false);
  const here = session.here.value.includes(member.id);
  const name = nameOf(view, member.id);
  return (
    <li class="member">
      <p>
        <strong>{name}</strong>
        {member.id === me.id && ` (${t("console.you")})`}
        <br />
        {t(`console.role_${member.role}`)}
        {member.seats > 0 && ` · ${t("console.writes_for", { n: member.seats })}`}
        {" · "}
        <span class={here ? "member-here" : "member-away"}>
          <span aria-hidden="true">{here ? "● " : "○ "}</span>
          {t(here ? "console.is_here" : "console.is_away")}
        </span>
        {member.last && (
          <span class="member-last">
            <time>{time(member.last.at)}</time> {wordsOf(view, member.last)}
          </span>
        )}
      </p>
      {member.id !== me.id && (
        <Button onClick={() => ask(true)} aria-label={`${t("console.revoke")}: ${name}`}>
          {t("console.revoke")}
        </Button>
      )}
      {asking && <Revoke member={member.id} name={name} onClose={() => ask(false)} />}
    </li>
  );
}

function Revoke({ member, name, onClose }: { member: string; name: string; onClose(): void }) {
  const { give, problem } = useOrders();
  const act = async () => {
    if (await give({ type: "revoke_member", member })) onClose();
  };
  return (
    <Dialog title={t("console.revoke_title", { name })} onClose={onClose}>
      <p>{t("console.revoke_note")}</p>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <p>
        <Button kind="stern" onClick={act}>
          {t("console.revoke")}
        </Button>
      </p>
    </Dialog>
  );
}
