import { linkOf } from "../live/reach";
import { t } from "../words";

/** Whom to tell: the organiser's own contact, else the organiser of the event. */
export function Contact({ contact }: { contact: string | null }) {
  if (!contact) return <p>{t("statement.tell_organiser")}</p>;
  const link = linkOf(contact);
  return (
    <>
      <p>{t("statement.tell_contact")}</p>
      <p class="contact">{link ? <a href={link}>{contact}</a> : contact}</p>
    </>
  );
}
