import { useEffect } from "preact/hooks";
import { Mast } from "../components/Mast";
import { WhoSees } from "../components/privacy/WhoSees";
import { linkOf } from "../live/reach";
import type { Privacy } from "../wire.gen";
import { language, t } from "../words";

export interface PromiseData {
  code: string;
  title: string;
  lang: string;
  languages: string[];
  privacy: Privacy;
}

const ICO = "https://ico.org.uk/make-a-complaint/";

/** What the organiser of an event promises of people's data, and what people can do. */
export function Promised({ code, title, lang, privacy }: PromiseData) {
  const heading = t("promise.page_title", { title });
  useEffect(() => {
    document.title = heading;
  }, [heading]);
  return (
    <>
      <Mast main="promise" href={`/${code}`} />
      <main class="statement" id="promise" tabIndex={-1}>
        <h1>{t("promise.title")}</h1>
        <p class="lead" lang={lang}>
          {title}
        </p>
        <h2>{t("promise.who")}</h2>
        <p dir="auto">{privacy.controller || t("promise.who_none")}</p>
        {privacy.contact && <Reach contact={privacy.contact} />}
        <Basis privacy={privacy} />
        <Notice privacy={privacy} lang={lang} />
        <h2>{t("promise.long")}</h2>
        <ul>
          <li>{t("promise.links", { n: privacy.link_hours ?? 24 })}</li>
          <li>{t("promise.months", { n: privacy.months ?? 12 })}</li>
          <li>{t("promise.unended")}</li>
          <li>{t("promise.backups")}</li>
        </ul>
        <h2>{t("promise.can")}</h2>
        <ul>
          <li>{t("promise.can_see")}</li>
          <li>{t("promise.can_erase")}</li>
          <li>{t("promise.can_ask")}</li>
        </ul>
        <p>{t("promise.can_how")}</p>
        <p>
          <a href={ICO} rel="noreferrer">
            {t("promise.can_complain")}
          </a>
        </p>
        <h2>{t("promise.who_sees")}</h2>
        <WhoSees />
        <p>
          <a href={`/${code}`}>{t("promise.open")}</a>
        </p>
      </main>
    </>
  );
}

function Reach({ contact }: { contact: string }) {
  const link = linkOf(contact);
  return (
    <>
      <h2>{t("promise.ask")}</h2>
      <p class="contact">{link ? <a href={link}>{contact}</a> : contact}</p>
    </>
  );
}

function Basis({ privacy: { basis } }: { privacy: Privacy }) {
  if (!basis) return null;
  return (
    <>
      <h2>{t("promise.basis")}</h2>
      <p>{t(`promise.basis_${basis}`)}</p>
      <p>{t("promise.email_basis")}</p>
    </>
  );
}

/** In the reader's language, else in the first in which there is one. */
function Notice({ privacy: { notice = {} }, lang }: { privacy: Privacy; lang: string }) {
  const tag = [language.value, lang, ...Object.keys(notice)].find((one) => notice[one]);
  const text = tag && notice[tag];
  if (!text) return null;
  return (
    <>
      <h2>{t("promise.notice")}</h2>
      {text.split("\n\n").map((part, n) => (
        <p key={n} lang={tag} dir="auto">
          {part}
        </p>
      ))}
    </>
  );
}
