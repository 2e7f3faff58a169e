import words from "virtual:words/my_data";
import { useEffect } from "preact/hooks";
import { announce } from "../components/Announcer";
import { Button } from "../components/Button";
import { addWords, language, t } from "../words";
import { refocus } from "./focus";
import { StageHeading } from "./StageHeading";

export const speak = () => addWords(words);

/** The organiser has erased whoever has this phone: said kindly, with what they can do. */
export function Erased({ onAgain }: { onAgain(): void }) {
  useEffect(() => {
    announce(t("my_data.taken"));
    refocus();
  }, []);
  return (
    <main class="page" id="main">
      <StageHeading words={{ text: t("my_data.taken"), lang: language.value }} />
      <p>{t("my_data.taken_why")}</p>
      <p>{t("my_data.taken_all")}</p>
      <p>{t("my_data.taken_next")}</p>
      <Button kind="main" wide onClick={onAgain}>
        {t("phone.join_again")}
      </Button>
    </main>
  );
}
