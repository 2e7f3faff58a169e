import words from "virtual:words/my_data";
import { useEffect, useState } from "preact/hooks";
import { Dialog } from "../components/Dialog";
import { MyData } from "../components/my-data/MyData";
import { leaveNothing } from "../live/session";
import { addWords, t } from "../words";
import { looksAtOwn } from "./erased";
import { useHere } from "./here";

export const speak = () => addWords(words);

/** What is linked to whoever has the phone now. Who was erased has no place here any more. */
export function MyDataPanel({ onClose }: { onClose(): void }) {
  const { session } = useHere();
  const [gone, setGone] = useState(false);
  const { code, seat } = session;
  const token = session.resumeToken();
  useEffect(() => {
    looksAtOwn.value = true;
    return () => {
      looksAtOwn.value = false;
    };
  }, []);

  function erased(): void {
    if (!seat) leaveNothing(code);
    setGone(true);
  }

  // The page begins anew, as for somebody who has never been here.
  const close = () => (gone ? location.reload() : onClose());
  return (
    <Dialog title={t(gone ? "my_data.erased" : "my_data.title")} onClose={close}>
      {gone || !token ? (
        <p role="status">{t("my_data.erased_note")}</p>
      ) : (
        <MyData owner={{ code, token, seat }} onErased={erased} />
      )}
    </Dialog>
  );
}
