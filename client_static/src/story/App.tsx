import { useEffect, useState } from "preact/hooks";
import { AccessibilityLink } from "../components/AccessibilityLink";
import { Announcer } from "../components/Announcer";
import { Button } from "../components/Button";
import { LanguageSwitch } from "../components/LanguageSwitch";
import { keyOfConsole } from "../live/consoleToken";
import { read } from "../live/kept";
import { fetchSecured } from "../live/secured";
import { aboutIn } from "../live/selectors";
import { language, t } from "../words";
import { Did } from "./Did";
import { isStory, type StoryData } from "./data";
import { Next } from "./Next";
import { NotYet } from "./NotYet";
import { Opening } from "./Opening";
import { Pledged } from "./Pledged";
import { Said } from "./Said";

/** You said, we pledged, we did. */
export function App({ first }: { first: StoryData }) {
  const { data, preview } = usePreview(first);
  const title = aboutIn(data, "title", language.value).text;
  const name = t("story.page_title", { title });
  useEffect(() => {
    document.title = name;
  }, [name]);
  return (
    <>
      <a class="skip-link" href="#main">
        {t("common.skip")}
      </a>
      <Announcer />
      <nav class="mast" aria-label={t("common.product")}>
        <a class="mast-name" href="/">
          {t("common.product")}
        </a>
        <LanguageSwitch />
      </nav>
      {preview && <p class="preview">{t("story.preview")}</p>}
      <main class="story" id="main" tabIndex={-1}>
        {isStory(data) ? (
          <>
            <Opening story={data} />
            <Parts />
            <Said story={data} />
            <Pledged story={data} />
            <Did story={data} />
            <Next story={data} />
            <p class="story-tools">
              <Button onClick={() => print()}>{t("story.print")}</Button>
              {!preview && (
                <a
                  class="button"
                  download
                  href={`/${data.code}/story.pdf?languages=${language.value}`}
                >
                  {t("story.save_pdf")}
                </a>
              )}
            </p>
          </>
        ) : (
          <NotYet about={data} />
        )}
      </main>
      <footer class="story-foot">
        <AccessibilityLink />
      </footer>
    </>
  );
}

const PARTS = ["said", "pledged", "did", "next"] as const;

const Parts = () => (
  <nav class="parts" aria-label={t("story.parts")}>
    {PARTS.map((part) => (
      <a key={part} href={`#${part}`}>
        {t(`story.${part}`)}
      </a>
    ))}
  </nav>
);

/** Whoever runs the event sees the page before everybody else does: their console's secret asks. */
function usePreview(first: StoryData): { data: StoryData; preview: boolean } {
  const [ahead, setAhead] = useState<StoryData | null>(null);
  useEffect(() => {
    const token = isStory(first) ? null : read(keyOfConsole(first.code));
    if (!token) return;
    fetchSecured(`/api/sessions/${first.code}/story`, token)
      .then((answer) => answer?.json() as Promise<StoryData> | undefined)
      .then((story) => story && setAhead(story));
  }, [first]);
  return { data: ahead ?? first, preview: ahead !== null };
}
