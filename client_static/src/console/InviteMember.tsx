import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/Button";
import { Choice } from "../components/Choice";
import { Dialog } from "../components/Dialog";
import { ErrorNote } from "../components/ErrorNote";
import { QrCode } from "../components/QrCode";
import { TextField } from "../components/TextField";
import { fetchSecured, postSecured } from "../live/secured";
import type { MemberRole } from "../wire.gen";
import { t } from "../words";
import { useDesk } from "./desk";

interface Invited {
  facilitate_url: string;
  facilitator_token: string;
}

const ROLES: MemberRole[] = ["facilitator", "moderator", "scribe"];

/** A link for one more member, with a role; it is shown once. */
export function InviteMember() {
  const { about, token } = useDesk();
  const [name, setName] = useState("");
  const [role, setRole] = useState<MemberRole>("facilitator");
  const [problem, setProblem] = useState<string | null>(null);
  const [made, setMade] = useState<Invited | null>(null);
  const [asking, setAsking] = useState(false);

  async function invite(event: Event): Promise<void> {
    event.preventDefault();
    if (asking) return;
    setAsking(true);
    const path = `/api/sessions/${about.code}/members`;
    const answer = await postSecured<Invited>(path, token, { role, name });
    setAsking(false);
    setProblem(answer.problem);
    setMade(answer.found);
  }

  function close(): void {
    setMade(null);
    setName("");
  }

  return (
    <form class="row-group" onSubmit={invite}>
      <h3>{t("console.invite")}</h3>
      <TextField label={t("console.invite_name")} value={name} onInput={setName} limit={60} />
      <Choice
        legend={t("console.invite_role")}
        value={role}
        onChange={(value) => setRole(value)}
        options={ROLES.map((value) => ({
          value,
          label: t(`console.role_${value}`),
          hint: t(`console.role_${value}_hint`),
        }))}
      />
      {problem !== null && <ErrorNote>{problem || t("common.offline_now")}</ErrorNote>}
      <Button type="submit">{t("console.invite_make")}</Button>
      {made && <Link made={made} name={name} onClose={close} />}
    </form>
  );
}

function Link({ made, name, onClose }: { made: Invited; name: string; onClose(): void }) {
  const { about } = useDesk();
  const [picture, setPicture] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    let url: string | null = null;
    const path = `/api/sessions/${about.code}/console.svg`;
    void fetchSecured(path, made.facilitator_token).then(async (answer) => {
      url = answer && URL.createObjectURL(await answer.blob());
      setPicture(url);
    });
    return () => {
      if (url) URL.revokeObjectURL(url);
    };
  }, [about.code, made.facilitator_token]);

  return (
    <Dialog title={name.trim() || t("console.invite_link")} onClose={onClose}>
      <p>
        <strong>{t("console.invite_once")}</strong>
      </p>
      {picture && <QrCode src={picture} alt={t("console.invite_qr")} />}
      <p class="command invite-link">{made.facilitate_url}</p>
      {navigator.clipboard && (
        <p>
          <Button
            onClick={() =>
              void navigator.clipboard.writeText(made.facilitate_url).then(
                () => setCopied(true),
                () => undefined,
              )
            }
          >
            {t(copied ? "console.copied" : "console.copy_link")}
          </Button>
        </p>
      )}
    </Dialog>
  );
}
