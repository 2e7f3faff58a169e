import { useState } from "preact/hooks";
import { AccessibilityLink } from "../components/AccessibilityLink";
import { Announcer } from "../components/Announcer";
import { DraftNote } from "../components/DraftNote";
import { Mast } from "../components/Mast";
import { CreateForm } from "./CreateForm";
import type { Created, StartData } from "./data";
import { JoinForm } from "./JoinForm";
import { forgetCreated, keepCreated, lastCreated } from "./kept";
import { Ready } from "./Ready";

/** Two things for two people: a code to type, or an event to create. */
export function App({ data }: { data: StartData }) {
  const [created, setCreated] = useState<Created | null>(lastCreated);

  function ready(event: Created): void {
    keepCreated(event);
    setCreated(event);
    scrollTo(0, 0);
  }

  function another(): void {
    forgetCreated();
    setCreated(null);
  }

  return (
    <>
      <Mast main="main">
        <DraftNote />
      </Mast>
      {created ? (
        <Ready created={created} onAnother={another} />
      ) : (
        <main class="start" id="main" tabIndex={-1}>
          <JoinForm unknown={data.unknown_code ?? ""} />
          <CreateForm data={data} onCreated={ready} />
        </main>
      )}
      <footer class="start-foot">
        <AccessibilityLink />
      </footer>
      <Announcer />
    </>
  );
}
