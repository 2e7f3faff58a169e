import { Around } from "../components/Around";
import { expectedShare, groupName, perspectiveName, shareWords, standing } from "../live/ground";
import { orderedStages, sessionOf } from "../live/selectors";
import type { VoicesEntity } from "../wire.gen";
import { t } from "../words";
import { useDesk } from "./desk";

/** Who is missing? In the room against expected, and whose what was brought. */
export function WhoIsThere() {
  const { view } = useDesk();
  const all = orderedStages(view).flatMap(({ id }) => view.voices[id] ?? []);
  const last = all[all.length - 1];
  const given = all.filter((one) => one.given);
  const acted = sessionOf(view)?.acted_for;
  return (
    <section class="row-group">
      <h3>{t("ground.who")}</h3>
      {last ? <InTheRoom voices={last} /> : <p>{t("ground.who_later")}</p>}
      {given.map((one) => (
        <Given key={one.id} voices={one} />
      ))}
      {acted && <p>{t("console.acted_for", { n: acted })}</p>}
    </section>
  );
}

function InTheRoom({ voices }: { voices: VoicesEntity }) {
  const { view } = useDesk();
  const offered = sessionOf(view)?.perspectives ?? [];
  const rest = voices.groups.findIndex((group) => !group.id);
  const shares = new Map(voices.groups.map((group, at) => [group.id, voices.people[at] ?? 0]));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has keys alone scrolls it with them */}
      <section class="who-frame" aria-label={t("ground.who")} tabIndex={0}>
        <table class="who">
          <thead>
            <tr>
              <th scope="col">{t("ground.tab")}</th>
              <th scope="col">{t("ground.who_expected")}</th>
              <th scope="col">{t("ground.who_here")}</th>
              <th scope="col">{t("ground.who_missing")}</th>
            </tr>
          </thead>
          <tbody>
            {offered.map((one) => {
              const expected = expectedShare(offered, one);
              const here = shares.get(one.id);
              const { text, lang } = perspectiveName(one);
              return (
                <tr key={one.id}>
                  <th scope="row" lang={lang}>
                    {text}
                  </th>
                  <td>{expected === null ? "-" : shareWords(expected)}</td>
                  <td>{here === undefined ? t("ground.who_pooled") : shareWords(here)}</td>
                  <td>{expected === null ? "" : t(`ground.${standing(expected, here)}`)}</td>
                </tr>
              );
            })}
            {rest >= 0 && (
              <tr>
                <th scope="row">{t("ground.rest")}</th>
                <td>-</td>
                <td>{shareWords(voices.people[rest] ?? 0)}</td>
                <td />
              </tr>
            )}
          </tbody>
        </table>
      </section>
      <p class="field-hint">{t("ground.who_note")}</p>
    </>
  );
}

function Given({ voices }: { voices: VoicesEntity }) {
  const { view } = useDesk();
  const stage = view.stages[voices.id];
  return (
    <>
      <h4>
        {stage && t(`common.stage.${stage.kind}`)}: {t(`ground.of_${voices.of ?? "ideas"}`)}
      </h4>
      <ul class="ground-shares">
        {voices.groups.map((group, at) => {
          const { text, lang } = groupName(group);
          const share = shareWords(voices.given?.[at] ?? 0);
          return (
            <li key={group.id ?? ""}>
              <span>
                <Around of="ground.share" gap="name" values={{ share }}>
                  <span lang={lang}>{text}</span>
                </Around>
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
