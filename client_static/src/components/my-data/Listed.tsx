import type { MyData } from "../../wire.gen";
import { t } from "../../words";

type Said = { text: string; lang?: string | undefined };
const NAMED = [
  "name",
  "email",
  "perspectives",
  "tables",
  "ideas",
  "supported",
  "pledges",
  "joined",
  "check_ins",
  "private_words",
  "answers",
] as const;

/** What there is, kind by kind; what was taken away says so. */
export function Listed({ data }: { data: MyData }) {
  const kinds = NAMED.map((name) => [name, saidOf(data)[name]] as const).filter(
    ([, said]) => said.length,
  );
  const { votes, people } = data;
  const chosen = (data.answers ?? []).filter(({ text }) => text === null);
  if (!kinds.length && !votes.length && !chosen.length && !people.length)
    return <p>{t("my_data.nothing")}</p>;
  return (
    <>
      {kinds.map(([name, said]) => (
        <section key={name}>
          <h3>{t(`my_data.${name}`)}</h3>
          <ul>
            {said.map(({ text, lang }, at) => (
              <li key={at} lang={text ? lang : undefined} dir="auto">
                {text || t("common.erased")}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {votes.length > 0 && <p>{t("my_data.votes", { n: votes.length })}</p>}
      {chosen.length > 0 && <p>{t("my_data.chosen", { n: chosen.length })}</p>}
      {people.length > 0 && <p>{t("my_data.people", { n: people.length })}</p>}
    </>
  );
}

const plain = (...texts: (string | null)[]): Said[] =>
  texts.flatMap((text) => (text === null ? [] : { text }));

function saidOf(data: MyData): Record<(typeof NAMED)[number], Said[]> {
  const words = (text: string | null, ...more: (string | null)[]) =>
    [text, ...more].filter(Boolean).join(" · ");
  return {
    name: plain(data.name),
    email: plain(data.email),
    perspectives: plain(...data.perspectives),
    tables: plain(...new Set(Object.values(data.tables))),
    ideas: data.ideas,
    supported: plain(...data.supported),
    pledges: data.pledges.map(({ text, who, lang }) => ({ text: words(text, who), lang })),
    joined: data.joined,
    check_ins: data.check_ins.map(({ story, help, lang }) => ({ text: words(story, help), lang })),
    private_words: data.private_words.map(({ text, where, lang }) => ({
      text: words(text, where),
      lang,
    })),
    answers: (data.answers ?? []).flatMap(({ text, lang }) => (text ? { text, lang } : [])),
  };
}
