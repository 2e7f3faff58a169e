import { Around } from "../components/Around";
import {
  balance,
  groupName,
  perspectiveName,
  type Standing,
  shareWords,
  standings,
} from "../live/ground";
import { orderedStages, sessionOf } from "../live/selectors";
import type { GroundGroup, VoicesEntity, VoicesOf } from "../wire.gen";
import { type Key, t } from "../words";
import { useDesk } from "./desk";

/** Who is missing? In the room against expected, and whose what was brought. */
export function WhoIsThere() {
  const { view } = useDesk();
  const all = orderedStages(view).flatMap(({ id }) => view.voices[id] ?? []);
  const last = all[all.length - 1];
  const acted = sessionOf(view)?.acted_for;
  return (
    <section class="row-group">
      <h3>{t("ground.who")}</h3>
      {last ? <InTheRoom voices={last} /> : <p>{t("ground.who_later")}</p>}
      {all.map((voices) => (
        <Brought key={voices.id} voices={voices} />
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
  const found = new Map(standings(offered, voices).map((each) => [each.one.id, each]));
  return (
    <>
      <Missing voices={voices} />
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
              const here = shares.get(one.id);
              const stands = found.get(one.id);
              const { text, lang } = perspectiveName(one);
              return (
                <tr key={one.id}>
                  <th scope="row" lang={lang}>
                    {text}
                  </th>
                  <td>{stands ? shareWords(stands.expected) : "-"}</td>
                  <td>{here === undefined ? t("ground.who_pooled") : shareWords(here)}</td>
                  <td>{stands && t(`ground.${stands.stands}`)}</td>
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

/** "Fewer than expected: ...", before all figures. */
function Missing({ voices }: { voices: VoicesEntity }) {
  const { view } = useDesk();
  const all = standings(sessionOf(view)?.perspectives ?? [], voices);
  const named = (which: Standing) => all.filter(({ stands }) => stands === which);
  const [fewer, perhaps] = [named("fewer"), named("perhaps")];
  if (!all.length) return <p>{t("ground.who_unknown")}</p>;
  if (!fewer.length && !perhaps.length) return <p>{t("ground.who_all")}</p>;
  return (
    <ul class="plain-list who-flags">
      {fewer.map(({ one }) => (
        <li key={one.id}>
          <About of="ground.who_plainly" group={one} />
        </li>
      ))}
      {perhaps.map(({ one }) => (
        <li key={one.id}>
          <About of="ground.who_perhaps" group={one} />
        </li>
      ))}
    </ul>
  );
}

interface AboutProps {
  of: Key;
  group: GroundGroup;
  values?: Record<string, string>;
}

/** A sentence about a perspective, by its name in the language that it stands in. */
function About({ of, group, values }: AboutProps) {
  const { text, lang } = groupName(group);
  return (
    <Around of={of} gap="name" values={values ?? {}}>
      <span lang={lang}>{text}</span>
    </Around>
  );
}

/** What a stage brought: of a conversation, its ideas and its votes. */
function Brought({ voices }: { voices: VoicesEntity }) {
  const { of, given, votes } = voices;
  return (
    <>
      {of && <Given {...{ voices, of, given }} />}
      {votes && <Given voices={voices} of="votes" given={votes} />}
    </>
  );
}

interface GivenProps {
  voices: VoicesEntity;
  of: VoicesOf;
  given: number[] | null;
}

function Given({ voices, of, given }: GivenProps) {
  const { view } = useDesk();
  const stage = view.stages[voices.id];
  return (
    <>
      <h4>
        {stage && t(`common.stage.${stage.kind}`)}: {t(`ground.of_${of}`)}
      </h4>
      {given ? (
        <>
          <Balance {...{ voices, of, given }} />
          <ul class="ground-shares">
            {voices.groups.map((group, at) => {
              const share = shareWords(given[at] ?? 0);
              return (
                <li key={group.id ?? ""}>
                  <span>
                    <About of="ground.share" group={group} values={{ share }} />
                  </span>
                </li>
              );
            })}
          </ul>
        </>
      ) : (
        <p class="field-hint">{t("ground.no_shares")}</p>
      )}
    </>
  );
}

/** Whose voice it was, plainly: who owns nearly all, who much more or less than their share. */
function Balance({ voices, of, given }: GivenProps & { given: number[] }) {
  const { all, more, less } = balance(voices.people, given);
  if (all === null && !more.length && !less.length) return <p>{t("ground.balanced")}</p>;
  const flags = [
    ...(all === null ? [] : [[all, `ground.nearly_all_${of}`] as const]),
    ...more.map((at) => [at, "ground.much_more"] as const),
    ...less.map((at) => [at, "ground.much_less"] as const),
  ];
  return (
    <ul class="plain-list who-flags">
      {flags.map(([at, words]) => {
        const group = voices.groups[at];
        return <li key={at}>{group && <About of={words} group={group} />}</li>;
      })}
    </ul>
  );
}
