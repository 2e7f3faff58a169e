import { useEffect, useState } from "preact/hooks";
import { Dialog } from "../components/Dialog";
import { ErrorNote } from "../components/ErrorNote";
import { QrCode } from "../components/QrCode";
import { bearer } from "../live/bearer";
import type { Session } from "../live/session";
import { t } from "../words";
import { useHere } from "./here";

/** One's place as a QR code, for a second phone when the battery of this one runs low. */
export function Handover({ onClose }: { onClose(): void }) {
  const { session } = useHere();
  const [picture, setPicture] = useState<string | null | undefined>();

  useEffect(() => {
    let made: string | null = null;
    void placeOf(session).then((url) => {
      made = url;
      setPicture(url);
    });
    return () => {
      if (made) URL.revokeObjectURL(made);
    };
  }, [session]);

  return (
    <Dialog title={t("phone.move")} onClose={onClose}>
      <p>{t("phone.move_how")}</p>
      {picture === undefined && <p>{t("common.loading")}</p>}
      {picture === null && <ErrorNote>{t("phone.move_failed")}</ErrorNote>}
      {picture && <QrCode src={picture} alt={t("phone.move_alt")} />}
      <p>
        <strong>{t("phone.move_warning")}</strong>
      </p>
    </Dialog>
  );
}

/** The picture's address; the token travels in a header, never in an address. */
async function placeOf(session: Session): Promise<string | null> {
  try {
    const answer = await fetch(`/api/sessions/${session.code}/place.svg`, {
      headers: bearer(session.resumeToken()),
    });
    return answer.ok ? URL.createObjectURL(await answer.blob()) : null;
  } catch {
    return null;
  }
}
