import { useState } from "preact/hooks";
import { announce } from "../components/Announcer";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { QrCode } from "../components/QrCode";
import { TextField } from "../components/TextField";
import { spokenAddress } from "../live/address";
import { openStage, sessionOf } from "../live/selectors";
import { languageName, t } from "../words";
import { useDesk, useOrders } from "./desk";
import { nextStep } from "./next";

const LIMIT = 1000;

/** You said, we pledged, we did: the organiser looks at the page, and opens it to everybody. */
export function StoryPanel() {
  const { about, view } = useDesk();
  const { give, problem } = useOrders();
  const { story = false, story_message = {}, languages = [] } = sessionOf(view) ?? {};
  const [typed, type] = useState<Record<string, string> | null>(null);
  const ended = openStage(view)?.kind === "close" || nextStep(view).kind === "done";
  const message = typed ?? story_message;

  async function save(on: boolean): Promise<void> {
    if (!(await give({ type: "publish_story", on, message }))) return;
    type(null);
    announce(t(on === story ? "story.saved" : on ? "story.opened" : "story.closed"));
  }

  return (
    <section class="row-group">
      <h3>{t("story.panel")}</h3>
      <p>{t("story.panel_note")}</p>
      <p class="story-state">
        <strong>{t(story ? "story.panel_on" : "story.panel_off")}</strong>{" "}
        {!ended && t("story.panel_not_ended")}
      </p>
      {languages.map((lang) => (
        <TextField
          key={lang}
          label={
            languages.length > 1
              ? `${t("story.message")} (${languageName(lang)})`
              : t("story.message")
          }
          hint={t("story.message_hint")}
          value={message[lang] ?? ""}
          onInput={(text) => type({ ...message, [lang]: text })}
          limit={LIMIT}
          lines={3}
          lang={lang}
        />
      ))}
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <p class="row-acts">
        {typed && (
          <Button kind={story ? "main" : "plain"} onClick={() => save(story)}>
            {t("story.save")}
          </Button>
        )}
        {story ? (
          <Button onClick={() => save(false)}>{t("story.close")}</Button>
        ) : (
          <Button kind="main" disabled={!ended} onClick={() => save(true)}>
            {t("story.open")}
          </Button>
        )}
      </p>
      <ul class="plain-list links">
        <li>
          <a href={`/${about.code}/story`} target="_blank" rel="noreferrer">
            {t(story ? "story.look_open" : "story.look")}
          </a>
        </li>
        {story && (
          <li>
            <a href={`/${about.code}/poster?story=1`} target="_blank" rel="noreferrer">
              {t("story.poster")}
            </a>
          </li>
        )}
      </ul>
      {story && <Share />}
    </section>
  );
}

/** The page's address, to be mailed or shown. */
function Share() {
  const { about, joinUrl } = useDesk();
  const url = `${joinUrl}/story`;
  return (
    <div class="invite">
      <div>
        <h4>{t("story.link")}</h4>
        <p class="invite-address">{spokenAddress(url)}</p>
      </div>
      <QrCode
        src={`/${about.code}/story.svg?for=${encodeURIComponent(url)}`}
        alt={t("story.qr", { url })}
      />
    </div>
  );
}
