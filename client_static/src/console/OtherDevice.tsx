import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/Button";
import { Dialog } from "../components/Dialog";
import { ErrorNote } from "../components/ErrorNote";
import { QrCode } from "../components/QrCode";
import { fetchSecured } from "../live/secured";
import { t } from "../words";
import { useDesk } from "./desk";

/** This console on a second device, by a QR code that only its owner should see. */
export function OtherDevice() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("console.other_device")}</Button>
      {open && <LinkDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function LinkDialog({ onClose }: { onClose(): void }) {
  const { about, token } = useDesk();
  const [picture, setPicture] = useState<string | null | undefined>();

  useEffect(() => {
    let made: string | null = null;
    void fetchSecured(`/api/sessions/${about.code}/console.svg`, token).then(async (answer) => {
      made = answer && URL.createObjectURL(await answer.blob());
      setPicture(made);
    });
    return () => {
      if (made) URL.revokeObjectURL(made);
    };
  }, [about.code, token]);

  return (
    <Dialog title={t("console.other_device")} onClose={onClose}>
      {picture === undefined && <p>{t("common.loading")}</p>}
      {picture === null && <ErrorNote>{t("common.offline_now")}</ErrorNote>}
      {picture && <QrCode src={picture} alt={t("console.other_device_qr")} />}
      <p>
        <strong>{t("console.other_device_note")}</strong>
      </p>
    </Dialog>
  );
}
