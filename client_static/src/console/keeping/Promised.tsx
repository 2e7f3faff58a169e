import { useState } from "preact/hooks";
import { announce } from "../../components/Announcer";
import { Button } from "../../components/Button";
import { ErrorNote } from "../../components/ErrorNote";
import {
  isRight,
  type TypedPrivacy,
  typedPrivacy,
  writtenPrivacy,
} from "../../components/privacy/fields";
import { PrivacyFields } from "../../components/privacy/PrivacyFields";
import { sessionOf } from "../../live/selectors";
import type { Privacy } from "../../wire.gen";
import { t } from "../../words";
import { useDesk, useOrders } from "../desk";

/** What people are told; what is typed stays until it is saved. */
export function Promised({ privacy }: { privacy: Privacy }) {
  const { view } = useDesk();
  const { give, problem } = useOrders();
  const [typed, type] = useState<TypedPrivacy | null>(null);
  const languages = sessionOf(view)?.languages ?? [];

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    if (!typed || !isRight(typed)) return;
    if (!(await give({ type: "set_privacy", privacy: writtenPrivacy(typed) }))) return;
    type(null);
    announce(t("keeping.saved"));
  }

  return (
    <details class="row-group">
      <summary>{t("keeping.promise")}</summary>
      <form onSubmit={save}>
        <p class="field-hint">{t("keeping.promise_note")}</p>
        <PrivacyFields typed={typed ?? typedPrivacy(privacy)} languages={languages} change={type} />
        {problem && <ErrorNote>{problem}</ErrorNote>}
        {typed && (
          <p class="row-acts">
            <Button kind="main" type="submit">
              {t("keeping.save")}
            </Button>
          </p>
        )}
      </form>
    </details>
  );
}
