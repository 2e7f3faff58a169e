import { useEffect, useRef } from "preact/hooks";
import { announce } from "../components/Announcer";
import { QrCode } from "../components/QrCode";
import { qrPicture, spokenAddress } from "../live/address";
import { number, t } from "../words";
import { AddressChoice } from "./AddressChoice";
import { useDesk } from "./desk";
import { Exports } from "./exports/Exports";
import { nextStep } from "./next";
import { OtherDevice } from "./OtherDevice";
import { SeriesName } from "./SeriesName";
import { StoryPanel } from "./StoryPanel";

/** The way in: for phones, for the projector, for the wall; and the files to take away. */
export function InvitePanel() {
  const { about, joinUrl, view } = useDesk();
  return (
    <>
      <section class="row-group invite">
        <div>
          <h3>{t("console.join_address")}</h3>
          <p class="invite-address">{spokenAddress(joinUrl)}</p>
          <PhoneTest />
        </div>
        <QrCode src={qrPicture(about.code, joinUrl)} alt={t("console.qr", { url: joinUrl })} />
      </section>
      <AddressChoice />
      <SeriesName />
      <section class="row-group">
        <h3>{t("console.screens")}</h3>
        <ul class="plain-list links">
          <li>
            <a href={`/${about.code}/board`} target="_blank" rel="noreferrer">
              {t("console.open_board")}
            </a>
          </li>
          <li>
            <a href={`/${about.code}/poster`} target="_blank" rel="noreferrer">
              {t("console.open_poster")}
            </a>
          </li>
          <li>
            <a href={`/${about.code}/cards`} target="_blank" rel="noreferrer">
              {t("console.open_cards")}
            </a>
          </li>
        </ul>
        <OtherDevice />
      </section>
      {nextStep(view).kind !== "done" && (
        <>
          <StoryPanel />
          <Exports />
        </>
      )}
    </>
  );
}

/** Whether phones in this room really reach this server: try it before the people come. */
function PhoneTest() {
  const { live } = useDesk();
  const connected = live?.connected ?? 0;
  const seen = connected > 0;
  const words = seen
    ? t("console.phone_seen", { n: connected, count: number(connected) })
    : t("console.phone_test");
  // Said with the first of them, and not with every phone of a hall.
  const first = useRef(!seen);
  useEffect(() => {
    if (seen && first.current) announce(words);
  }, [seen]);
  return (
    <div class={seen ? "phone-test phone-seen" : "phone-test"}>
      <p>
        <span class="phone-mark" aria-hidden="true">
          {seen ? "✓" : "1"}
        </span>
        {words}
      </p>
      {!seen && <p class="field-hint">{t("console.phone_help")}</p>}
    </div>
  );
}
