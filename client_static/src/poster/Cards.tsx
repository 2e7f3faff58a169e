import { useEffect, useState } from "preact/hooks";
import { QrCode } from "../components/QrCode";
import { spokenHost } from "../live/address";
import { bearer } from "../live/bearer";
import { keyOfConsole } from "../live/consoleToken";
import { read } from "../live/kept";
import { useTitle } from "../live/page";
import { openTables } from "../live/selectors";
import type { Newcomer, Snapshot, TableEntity } from "../wire.gen";
import { t } from "../words";
import type { PosterWords } from "./Poster";
import { PrintTools } from "./PrintTools";

interface Props {
  about: Newcomer;
  words: Record<string, PosterWords>;
  /** Whose cards: everybody's at a table, or its host's. */
  hosts: boolean;
}

/** A card for every table, or for every host: two on a sheet of A4. */
export function Cards({ about, words, hosts }: Props) {
  const tables = useTables(about.code);
  const pictures = useHostCodes(about.code, hosts ? tables : null);
  useTitle("poster.page_title", about);
  const missing = tables?.length === 0 ? "no_tables" : hosts && pictures === null && "no_link";
  return (
    <>
      <PrintTools />
      <main class="cards-sheet" id="main" tabIndex={-1}>
        <h1 class="unseen">{t(hosts ? "poster.print_hosts" : "poster.print_tables")}</h1>
        {!tables && <p>{t("common.loading")}</p>}
        {missing && <p role="status">{t(`poster.${missing}`)}</p>}
        {!missing &&
          tables?.map((table) => (
            <Card
              key={table.id}
              table={table}
              about={about}
              words={words}
              hosts={hosts}
              picture={hosts ? pictures?.[table.id] : `/${about.code}/qr.svg?table=${table.n}`}
            />
          ))}
      </main>
    </>
  );
}

interface CardProps extends Props {
  table: TableEntity;
  picture: string | undefined;
}

function Card({ table, about, words, hosts, picture }: CardProps) {
  const spoken = about.languages.flatMap((lang) =>
    words[lang] ? [[lang, words[lang]] as const] : [],
  );
  return (
    <section class="table-card">
      <div>
        <h2 class="table-card-name">{table.name ?? numbers(about, table)}</h2>
        {table.name && <p class="table-card-number">{numbers(about, table)}</p>}
        {spoken.map(([lang, words]) => (
          <div key={lang} lang={lang} class="table-card-how">
            {hosts && <h3>{words.host_of}</h3>}
            <p>{hosts ? words.step_host : words.step_table}</p>
            {hosts && <p>{words.host_keep}</p>}
          </div>
        ))}
      </div>
      <div>
        {picture && (
          <QrCode src={picture} alt={t("poster.qr", { url: table.name ?? String(table.n) })} />
        )}
        {!hosts && (
          <p class="table-card-code">
            {spokenHost(about.join_url)}
            <strong>{about.code}</strong>
          </p>
        )}
      </div>
    </section>
  );
}

/** "Table 3 / Bwrdd 3": paper cannot switch its language. */
const numbers = (about: Newcomer, { n }: TableEntity): string =>
  about.languages.flatMap((lang) => TABLE[lang]?.replace("{n}", String(n)) ?? []).join(" / ");

/** How the languages number a table, from their shared words. */
export const TABLE: Record<string, string> = {};

function useTables(code: string): TableEntity[] | null {
  const [tables, setTables] = useState<TableEntity[] | null>(null);
  useEffect(() => {
    const look = () =>
      fetch(`/api/sessions/${code}/view`)
        .then((answer) => (answer.ok ? (answer.json() as Promise<Snapshot>) : null))
        .then((found) => found && setTables(openTables(found.view)))
        // Offline: what is known stands.
        .catch(() => undefined);
    void look();
    addEventListener("focus", look);
    return () => removeEventListener("focus", look);
  }, [code]);
  return tables;
}

/** The host links' pictures, made with the console's secret on this computer; null without it. */
function useHostCodes(code: string, tables: TableEntity[] | null) {
  const [pictures, setPictures] = useState<Record<string, string> | null | undefined>();
  const wanted = tables?.map(({ id }) => id).join(" ");
  useEffect(() => {
    if (!wanted) return;
    void hostCodes(code, wanted.split(" ")).then(setPictures);
  }, [code, wanted]);
  return pictures;
}

async function hostCodes(code: string, tables: string[]): Promise<Record<string, string> | null> {
  const token = read(keyOfConsole(code));
  if (!token) return null;
  const headers = bearer(token);
  try {
    const made = await fetch(`/api/sessions/${code}/hosts`, { method: "POST", headers });
    if (!made.ok) return null;
    const pictures = tables.map(async (table) => {
      const answer = await fetch(`/api/sessions/${code}/host.svg?table=${table}`, { headers });
      return [table, answer.ok ? URL.createObjectURL(await answer.blob()) : ""];
    });
    return Object.fromEntries(await Promise.all(pictures));
  } catch {
    return null;
  }
}
