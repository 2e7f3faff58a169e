import { perspectiveName } from "../../live/ground";
import { sessionOf } from "../../live/selectors";
import type { Me } from "../../wire.gen";
import { t } from "../../words";
import { useDesk } from "../desk";
import type { Seats } from "./seats";

/** How a person on paper describes their place in the room, if they say so: as phones ask it. */
export function PlaceForm({ seats, mine }: { seats: Seats; mine: Me }) {
  const offered = sessionOf(useDesk().view)?.perspectives ?? [];
  const chosen = mine.me.me?.perspectives ?? [];
  if (!offered.length) return null;
  const turn = (id: string) =>
    seats.act({
      type: "choose_perspectives",
      perspectives: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id],
    });
  return (
    <details class="paper-note">
      <summary>{t("ground.paper")}</summary>
      <fieldset class="choice">
        <legend class="field-hint">{t("ground.paper_hint")}</legend>
        {offered.map((one) => (
          <label class="choice-row" key={one.id}>
            <input
              type="checkbox"
              checked={chosen.includes(one.id)}
              onChange={() => void turn(one.id)}
            />
            <span class="choice-label" lang={perspectiveName(one).lang}>
              {perspectiveName(one).text}
            </span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
