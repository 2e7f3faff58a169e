import { useState } from "preact/hooks";
import { AccessibilityLink } from "../components/AccessibilityLink";
import { Beside } from "../components/Beside";
import { Button } from "../components/Button";
import { aboutIn } from "../live/selectors";
import type { Newcomer } from "../wire.gen";
import { language, t } from "../words";
import { Folded } from "./Folded";
import { late } from "./late";
import { isTooLong, NameField } from "./NameField";
import { StageHeading } from "./StageHeading";

interface Props {
  newcomer: Newcomer;
  onJoin(name: string): void;
}

/** The notice first; then a name, if one likes; then one button. */
export function Join({ newcomer, onJoin }: Props) {
  const [name, setName] = useState("");
  const purpose = aboutIn(newcomer, "purpose", language.value);

  function submit(event: Event): void {
    event.preventDefault();
    if (!isTooLong(name)) onJoin(name);
  }

  return (
    <main class="page page-join" id="main">
      <StageHeading
        above={t("phone.you_are_invited")}
        words={aboutIn(newcomer, "title", language.value)}
        sign="join"
      />
      {purpose.text && (
        <p class="lead" lang={purpose.lang}>
          {purpose.text}
        </p>
      )}
      <Beside {...purpose} />
      <Influence newcomer={newcomer} />
      <Ground />
      {newcomer.controller && <p>{t("phone.controller", { name: newcomer.controller })}</p>}
      <a class="lone-link" href={`/${newcomer.code}/privacy`}>
        {t("phone.promise")}
      </a>
      <form onSubmit={submit}>
        <NameField value={name} onInput={setName} />
        <div class="dock">
          <Button kind="main" wide type="submit">
            {t("phone.join")}
          </Button>
        </div>
      </form>
      <AccessibilityLink />
    </main>
  );
}

/** What is open here, and who decides. */
export function Influence({
  newcomer,
}: {
  newcomer: Pick<Newcomer, "influence" | "title" | "purpose" | "lang" | "translations">;
}) {
  const influence = aboutIn(newcomer, "influence", language.value);
  if (!influence.text) return null;
  return (
    <section class="influence">
      <h2>{t("phone.influence")}</h2>
      <p lang={influence.lang}>{influence.text}</p>
      <Beside {...influence} />
    </section>
  );
}

const whoCould = late(
  () => import("./WhoCould"),
  (part) => part.WhoSees,
);

/** What everybody should know before they write. */
export function Ground() {
  const words = [t("phone.notice"), t("phone.notice_anonymous"), t("phone.notice_kept")];
  return (
    <section class="ground">
      <h2>{t("phone.before")}</h2>
      <ul>
        <li>
          <strong>{words[0]}</strong>
        </li>
        <li>{words[1]}</li>
        <li>{words[2]}</li>
      </ul>
      <Beside text={words.join(" ")} lang={language.value} />
      <Folded label={t("phone.who_could")} of={whoCould} />
    </section>
  );
}
