import { useEffect, useRef, useState } from "preact/hooks";
import { save } from "../../components/saving";
import { dropSecured, fetchSecured, postSecured } from "../../live/secured";
import type { FileJob } from "../../wire.gen";
import { t } from "../../words";
import { useDesk } from "../desk";

const LOOK_MS = 400;

export interface File {
  job: FileJob | null;
  /** What went wrong; empty where the server could not be reached. */
  problem: string | null;
  /** What the file was called that came last. */
  saved: string | null;
  take(): void;
  leave(): void;
}

/** Has a file made, looks how far it is, and saves it. It is given up with the page. */
export function useFile(format: string, languages: string[]): File {
  const { about, token } = useDesk();
  const [job, setJob] = useState<FileJob | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const wanted = useRef<string | null>(null);
  const base = `/api/sessions/${about.code}/exports`;

  const drop = (id: string) => {
    if (wanted.current === id) wanted.current = null;
    dropSecured(`${base}/${id}`, token);
  };

  useEffect(() => {
    const gone = () => wanted.current && drop(wanted.current);
    addEventListener("pagehide", gone);
    return () => {
      removeEventListener("pagehide", gone);
      gone();
    };
  }, [base, token]);

  const failed = (why: string) => {
    setJob(null);
    setProblem(why);
  };

  async function take(): Promise<void> {
    setProblem(null);
    setSaved(null);
    const begun = await postSecured<FileJob>(base, token, { format, languages });
    if (!begun.found) return failed(begun.problem ?? "");
    wanted.current = begun.found.id;
    await follow(begun.found);
  }

  async function follow(now: FileJob): Promise<void> {
    if (wanted.current !== now.id) return;
    if (now.status === "failed") return failed(t("files.failed"));
    if (now.status === "ready") return bring(now);
    setJob(now);
    await new Promise((done) => setTimeout(done, LOOK_MS));
    if (wanted.current !== now.id) return;
    const answer = await fetchSecured(`${base}/${now.id}`, token);
    return answer ? follow(await answer.json()) : failed("");
  }

  async function bring(ready: FileJob): Promise<void> {
    const answer = await fetchSecured(`${base}/${ready.id}/file`, token);
    if (!answer) return failed("");
    save(await answer.blob(), ready.name);
    drop(ready.id);
    setJob(null);
    setSaved(ready.name);
  }

  function leave(): void {
    if (wanted.current) drop(wanted.current);
    setJob(null);
  }

  return { job, problem, saved, take, leave };
}
