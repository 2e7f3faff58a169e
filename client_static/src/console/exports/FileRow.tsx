import { Button } from "../../components/Button";
import { ErrorNote } from "../../components/ErrorNote";
import { type Key, t } from "../../words";
import { useFile } from "./useFile";

interface Props {
  format: string;
  /** Those that the file shall speak; without any, all of the event's. */
  languages: string[];
}

/** One file: take it, see how far it is, or leave it. */
export function FileRow({ format, languages }: Props) {
  const { job, problem, saved, take, leave } = useFile(format, languages);
  const name = t(`files.name_${format}` as Key);
  return (
    <li class="exports-row">
      <Button onClick={take} disabled={job !== null}>
        {name}
      </Button>
      <div>
        <p class="field-hint">{t(`files.about_${format}` as Key)}</p>
        {job && (
          <div class="exports-way">
            <progress max={100} value={job.progress} aria-label={name} />
            <span>
              {job.status === "waiting"
                ? t("files.waiting")
                : t("files.progress", { n: job.progress })}
            </span>
            <Button kind="quiet" onClick={leave} aria-label={`${t("common.cancel")}: ${name}`}>
              {t("common.cancel")}
            </Button>
          </div>
        )}
        <p class="exports-saved" role="status">
          {saved && t("files.saved", { name: saved })}
        </p>
        {problem !== null && <ErrorNote>{problem || t("common.offline_now")}</ErrorNote>}
      </div>
    </li>
  );
}
