import { Button } from "../components/Button";
import { Dialog } from "../components/Dialog";
import { OwnWords } from "../components/IdeaCard";
import { t } from "../words";
import { refocus } from "./focus";
import { useHere } from "./here";
import { act } from "./notice";

interface Props {
  title: string;
  /** What is taken back. */
  of: { text: string; lang: string };
  command: Parameters<typeof act>[1];
  onClose(): void;
}

/** Asks once more before one's words are taken back. */
export function Withdrawing({ title, of, command, onClose }: Props) {
  const { session } = useHere();
  function withdraw(): void {
    onClose();
    void act(session, command);
    refocus();
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <OwnWords text={of.text} lang={of.lang} />
      <p>{t("phone.withdraw_warning")}</p>
      <p>
        <Button kind="stern" wide onClick={withdraw}>
          {t("phone.withdraw")}
        </Button>
      </p>
    </Dialog>
  );
}
