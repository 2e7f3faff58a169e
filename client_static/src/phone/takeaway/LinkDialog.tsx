import { useEffect, useState } from "preact/hooks";
import { Button } from "../../components/Button";
import { Contact } from "../../components/contact/Contact";
import { Dialog } from "../../components/Dialog";
import { ErrorNote } from "../../components/ErrorNote";
import { PlanCode } from "../../components/PlanCode";
import { copy } from "../../live/copy";
import { type PlanLink, planOf } from "../../live/plan";
import { openOnce } from "../../live/planSecret";
import { labelOf } from "../../live/seats";
import { sessionOf } from "../../live/selectors";
import type { OwnContact } from "../../wire.gen";
import { t } from "../../words";
import { useHere } from "../here";

/** Not over plain HTTP, and not on every computer. */
const CAN_SHARE = "share" in navigator;

interface Props {
  link: PlanLink;
  onClose(): void;
}

/** The private link: to open, to copy, to send to oneself, to scan; and whether we may write. */
export function LinkDialog({ link, onClose }: Props) {
  const { session, view } = useHere();
  const [copied, setCopied] = useState(false);
  const name = session.seat && labelOf(session.code, session.seat);
  const shared = Object.keys(session.seats.value).length > 0;
  const share = async () => {
    // Who turns the phone's own dialog away has not failed.
    await navigator.share({ title: t("take_away.title"), url: link.url }).catch(() => undefined);
  };
  return (
    <Dialog title={t("take_away.title")} onClose={onClose}>
      {name && <p>{t("take_away.for", { name })}</p>}
      <p>{t("take_away.yours")}</p>
      <a
        class="button button-main plan-open"
        href={shared ? openOnce(link.url) : link.url}
        target="_blank"
        rel="noreferrer"
      >
        {t("take_away.go")}
      </a>
      <p class="plan-link">
        <span class="unseen">{t("take_away.link")}: </span>
        {link.url}
      </p>
      <div class="actions">
        <Button onClick={async () => setCopied(await copy(link.url))}>{t("take_away.copy")}</Button>
        {CAN_SHARE && <Button onClick={share}>{t("take_away.share")}</Button>}
      </div>
      <p role="status">{copied && t("take_away.copied")}</p>
      <Code link={link} />
      <Reach secret={link.secret} languages={sessionOf(view)?.languages ?? []} />
    </Dialog>
  );
}

/** The link as a QR code, for another device: drawn when it is asked for. */
function Code({ link }: { link: PlanLink }) {
  const { session } = useHere();
  const [wanted, want] = useState(false);
  const [failed, fail] = useState(false);
  const draw = () => {
    fail(false);
    want(true);
  };
  if (wanted && !failed) {
    const { code } = session;
    const alt = t("take_away.qr_alt");
    return <PlanCode {...{ code, alt }} secret={link.secret} onFailed={() => fail(true)} />;
  }
  return (
    <>
      {failed && <ErrorNote>{t("take_away.failed")}</ErrorNote>}
      <Button kind="quiet" onClick={draw}>
        {t("take_away.qr")}
      </Button>
    </>
  );
}

/** Whether this person wants to be written to: known to the server alone, so it is asked. */
function Reach({ secret, languages }: { secret: string; languages: string[] }) {
  const { code } = useHere().session;
  const [contact, setContact] = useState<OwnContact | null | undefined>();

  async function look(): Promise<void> {
    const { found } = await planOf(code, secret);
    if (found) setContact(found.mail ? found.contact : (found.contact ?? undefined));
  }

  useEffect(() => void look(), [secret]);
  if (contact === undefined) return null;
  return (
    <Contact
      key={contact?.at ?? 0}
      {...{ code, secret, contact, languages }}
      onChange={() => void look()}
    />
  );
}
