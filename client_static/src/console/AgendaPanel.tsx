import { useState } from "preact/hooks";
import { Button } from "../components/Button";
import type { Acts, BuiltStage, Value } from "../components/builder/agenda";
import { Builder } from "../components/builder/Builder";
import { valuesOf } from "../components/builder/settings";
import { tidied } from "../components/builder/survey";
import { ErrorNote } from "../components/ErrorNote";
import { bearer } from "../live/bearer";
import { pictureUrl } from "../live/pictures";
import { orderedStages, promptsOf, sessionOf } from "../live/selectors";
import type { Order } from "../live/session";
import type { MethodName, Survey, View, VoteSubject } from "../wire.gen";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";
import { HelpLines } from "./HelpLines";
import { bringPicture } from "./pictures";

/** The event's agenda: to change before it begins, and while it is under way. */
export function AgendaPanel() {
  const { view, about, token } = useDesk();
  const { give, problem } = useOrders();
  return (
    <>
      <p>{t("console.agenda_note")}</p>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <Builder
        stages={builtOf(view)}
        languages={sessionOf(view)?.languages ?? []}
        acts={{
          ...ordersOf(give),
          bringPicture: (file) => bringPicture(about.code, token, file),
          pictureUrl: (picture) => pictureUrl(about.code, picture, 480),
        }}
      />
      <HelpLines />
      <KeepTemplate />
    </>
  );
}

const builtOf = (view: View): BuiltStage[] =>
  orderedStages(view).map((stage) => ({
    id: stage.id,
    kind: stage.kind,
    status: stage.status,
    settings: valuesOf(stage.kind, { ...stage, survey: ownSurvey(view, stage.id) }),
    prompts: promptsOf(view, stage.id).map(({ id, lang, text, translations, picture }) => ({
      id,
      texts: { [lang]: text, ...translations },
      picture: picture && { ...picture, credit: picture.credit ?? "" },
    })),
    script: view.scripts[stage.id]?.texts ?? {},
  }));

/** What the organiser asks instead of what is built in. */
function ownSurvey(view: View, stage: string): Survey | null {
  const found = view.surveys[stage];
  if (!found) return null;
  const { questions, name, source, licence } = found;
  return tidied({ questions, name, source, licence });
}

/** Each act as an order to the server; what is refused is said above the list. */
function ordersOf(
  give: (order: Order) => Promise<boolean>,
): Omit<Acts, "bringPicture" | "pictureUrl"> {
  return {
    add: (kind) => give({ type: "add_stage", kind }),
    change: (stage, name, value) => give(changeOf(stage, name, value)),
    move: (stage, position) => give({ type: "move_stage", stage, position }),
    duplicate: (stage) => give({ type: "duplicate_stage", stage }),
    remove: (stage) => give({ type: "remove_stage", stage }),
    script: (stage, lang, text) => give({ type: "edit_script", stage, lang, text }),
    addPrompt: (stage, lang, text) => give({ type: "add_prompt", stage, lang, text }),
    editPrompt: (_, prompt, lang, text) => give({ type: "edit_prompt", prompt, lang, text }),
    movePrompt: (_, prompt, position) => give({ type: "move_prompt", prompt, position }),
    setPicture: (_, prompt, picture) =>
      give({
        type: "set_picture",
        prompt,
        picture: picture && { id: picture.id, alt: picture.alt, credit: picture.credit },
      }),
    removePrompt: (_, prompt) => give({ type: "remove_prompt", prompt }),
  };
}

/** How people vote, and on what, have orders of their own: they know when it is too late. */
function changeOf(stage: string, name: string, value: Value): Order {
  if (name === "method")
    return { type: "choose_method", stage, method: (value ?? "dots") as MethodName };
  if (name === "by") return { type: "vote_on", stage, by: (value ?? "ideas") as VoteSubject };
  return { type: "change_stage", stage, [name]: value } as Order;
}

/** This agenda for the events to come. */
function KeepTemplate() {
  const { about, token } = useDesk();
  const [said, say] = useState("");

  async function keep(): Promise<void> {
    const kept = await post(`/api/sessions/${about.code}/agenda`, token);
    say(t(kept ? "console.template_kept" : "common.offline_now"));
  }

  return (
    <section class="row-group">
      <p>{t("console.template_note")}</p>
      <Button onClick={keep}>{t("console.keep_template")}</Button> <span role="status">{said}</span>
    </section>
  );
}

async function post(path: string, token: string): Promise<boolean> {
  try {
    const headers = bearer(token);
    return (await fetch(path, { method: "POST", headers })).ok;
  } catch {
    return false;
  }
}
