import { useId } from "preact/hooks";
import { BANDS, bandName, rungAbout, rungName } from "../../live/ladder";
import { language, t } from "../../words";
import { Beside } from "../Beside";
import "./ladder.css";

interface Props {
  value: number | null;
  onChange(rung: number): void;
}

/** The seven rungs, to stand on one. Radio buttons, so that arrow keys climb as people expect. */
export function LadderPicker({ value, onChange }: Props) {
  const id = useId();
  return (
    <fieldset class="choice ladder">
      <legend class="field-label">{t("ladder.pick")}</legend>
      {BANDS.map(({ name, rungs }) => (
        // biome-ignore lint/a11y/useSemanticElements: a second legend would be read before each rung.
        <div key={name} class="ladder-band" role="group" aria-labelledby={`${id}-${name}`}>
          <p class="ladder-band-name" id={`${id}-${name}`}>
            {bandName(name)}
          </p>
          {rungs.map((rung) => (
            <label key={rung} class="choice-row ladder-rung">
              <input
                type="radio"
                name={id}
                value={rung}
                checked={rung === value}
                aria-labelledby={`${id}-name-${rung}`}
                aria-describedby={`${id}-about-${rung}`}
                onChange={() => onChange(rung)}
              />
              <span>
                <span class="choice-label" id={`${id}-name-${rung}`}>
                  {rungName(rung)}
                </span>
                <span id={`${id}-about-${rung}`}>{rungAbout(rung)}</span>
              </span>
            </label>
          ))}
          <Beside
            text={rungs.map((rung) => `${rungName(rung)}. ${rungAbout(rung)}`).join(" ")}
            lang={language.value}
          />
        </div>
      ))}
    </fieldset>
  );
}
