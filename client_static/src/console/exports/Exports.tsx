import { useEffect, useState } from "preact/hooks";
import { Button } from "../../components/Button";
import { Choice } from "../../components/Choice";
import { ErrorNote } from "../../components/ErrorNote";
import { LanguageNames } from "../../components/LanguageNames";
import { fetchSecured } from "../../live/secured";
import type { FileGroup, FileKind } from "../../wire.gen";
import { t } from "../../words";
import { useDesk } from "../desk";
import { FileRow } from "./FileRow";
import { PlanNext } from "./PlanNext";
import "./exports.css";

const GROUPS: FileGroup[] = ["read", "work", "calendar", "next"];
const ALL = "all";

/** The files that the event leaves: what each is for, and how far it is. */
export function Exports() {
  const { about } = useDesk();
  const { kinds, retry } = useKinds();
  const [spoken, setSpoken] = useState(ALL);
  const chosen = spoken === ALL ? [] : [spoken];

  return (
    <section class="row-group exports">
      <h3>{t("files.title")}</h3>
      <p>{t("files.note")}</p>
      {kinds === undefined && (
        <ErrorNote>
          <p>{t("common.offline_now")}</p>
          <Button onClick={retry}>{t("files.again")}</Button>
        </ErrorNote>
      )}
      {about.languages.length > 1 && kinds && (
        <Choice
          legend={t("files.languages")}
          value={spoken}
          onChange={setSpoken}
          options={[
            {
              value: ALL,
              label: t("files.side_by_side"),
              hint: <LanguageNames tags={about.languages} />,
            },
            ...about.languages.map((tag) => ({
              value: tag,
              label: <LanguageNames tags={[tag]} />,
            })),
          ]}
        />
      )}
      {GROUPS.map((group) => (
        <Group
          key={group}
          group={group}
          kinds={kinds?.filter((kind) => kind.group === group) ?? []}
          chosen={chosen}
        />
      ))}
    </section>
  );
}

interface GroupProps {
  group: FileGroup;
  kinds: FileKind[];
  chosen: string[];
}

function Group({ group, kinds, chosen }: GroupProps) {
  if (!kinds.length) return null;
  return (
    <section class="exports-group" aria-labelledby={`files-${group}`}>
      <h4 id={`files-${group}`}>{t(`files.group_${group}`)}</h4>
      <ul class="plain-list exports-rows">
        {kinds.map(({ format, spoken }) => (
          <FileRow key={format} format={format} languages={spoken ? chosen : []} />
        ))}
      </ul>
      {group === "next" && <PlanNext />}
    </section>
  );
}

/** What the server offers: null until it has said so, undefined where it could not. */
function useKinds(): { kinds: FileKind[] | null | undefined; retry: () => void } {
  const { about, token } = useDesk();
  const [kinds, setKinds] = useState<FileKind[] | null | undefined>(null);
  const [tries, setTries] = useState(0);

  useEffect(() => {
    let here = true;
    void fetchSecured(`/api/sessions/${about.code}/exports`, token)
      .then((answer) => answer?.json())
      .then((found) => here && setKinds(found?.formats));
    return () => {
      here = false;
    };
  }, [about.code, token, tries]);

  return { kinds, retry: () => setTries(tries + 1) };
}
