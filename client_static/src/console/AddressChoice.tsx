import { useEffect, useState } from "preact/hooks";
import { Button } from "../components/Button";
import { Choice } from "../components/Choice";
import { ErrorNote } from "../components/ErrorNote";
import { TextField } from "../components/TextField";
import { fetchSecured } from "../live/secured";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";

interface Addresses {
  current: string;
  candidates: { url: string; label: string }[];
}

const OTHER = "other";

/** As people paste it: without http, or with the slash that browsers put at the end. */
function tidied(typed: string): string {
  const address = typed.trim().replace(/\/+$/, "");
  return !address || address.includes("://") ? address : `http://${address}`;
}

/** Which of this computer's addresses the QR code carries. */
export function AddressChoice() {
  const { about, token, joinUrl } = useDesk();
  const { give, problem } = useOrders();
  const [known, setKnown] = useState<Addresses | null>(null);
  const [picked, pick] = useState<string | null>(null);
  const [typed, type] = useState("");
  /** The server has no such address, and goes on with the one it had. */
  const [passedOver, setPassedOver] = useState(false);

  async function ask(): Promise<Addresses | null> {
    const answer = await fetchSecured(`/api/sessions/${about.code}/addresses`, token);
    const now: Addresses | null = answer && (await answer.json());
    setKnown(now);
    return now;
  }

  useEffect(() => void ask(), [about.code, token, joinUrl]);

  if (!known) return null;
  const urls = known.candidates.map(({ url }) => url);
  const chosen = picked ?? (urls.includes(known.current) ? known.current : OTHER);
  const address = chosen === OTHER ? tidied(typed) : chosen;
  const changed = address !== "" && address !== known.current;

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    setPassedOver(false);
    if (!(await give({ type: "choose_address", address }))) return;
    const now = await ask();
    setPassedOver(now !== null && now.current !== address);
    if (now?.current === address) pick(null);
  }

  return (
    <details class="row-group">
      <summary>{t("console.address_change")}</summary>
      <form onSubmit={save}>
        <Choice
          legend={t("console.address_which")}
          options={[
            ...known.candidates.map(({ url, label }) => ({
              value: url,
              label: url,
              hint: <code>{label}</code>,
            })),
            { value: OTHER, label: t("console.address_other") },
          ]}
          value={chosen}
          onChange={pick}
        />
        {chosen === OTHER && (
          <TextField
            label={t("console.address_typed")}
            hint={t("console.address_hint")}
            value={typed || (picked ? "" : known.current)}
            onInput={type}
          />
        )}
        {problem && <ErrorNote>{problem}</ErrorNote>}
        {passedOver && <ErrorNote>{t("console.address_not_here")}</ErrorNote>}
        <Button type="submit" disabled={!changed}>
          {t("console.address_use")}
        </Button>
      </form>
    </details>
  );
}
