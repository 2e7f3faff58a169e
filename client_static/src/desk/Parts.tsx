import { useEffect, useRef } from "preact/hooks";
import { t } from "../words";
import type { EventRow } from "./data";
import { EventsPart } from "./EventsPart";
import { PledgesPart } from "./PledgesPart";
import { hashOf, PARTS, type Part, usePlace } from "./place";
import { SearchPart } from "./SearchPart";
import { SeriesPart } from "./SeriesPart";
import { UnheardPart } from "./UnheardPart";

export interface PartProps {
  events: EventRow[];
  /** As the server has it: "2026-11-30". */
  today: string;
  deskKey: string;
  wish: Record<string, string>;
}

const SHOWN = {
  events: EventsPart,
  pledges: PledgesPart,
  search: SearchPart,
  series: SeriesPart,
  unheard: UnheardPart,
};

type Props = Omit<PartProps, "wish">;

/** One part at a time; each has an address of its own. */
export function Parts({ events, today, deskKey }: Props) {
  const { part, wish } = usePlace();
  const heading = useRef<HTMLHeadingElement>(null);
  const last = useRef<Part>(part);
  useEffect(() => {
    if (last.current !== part) heading.current?.focus();
    last.current = part;
  }, [part]);

  if (!events.length) return <p class="lead">{t("desk.none")}</p>;
  const Shown = SHOWN[part];
  return (
    <>
      <nav class="desk-nav" aria-label={t("desk.parts")}>
        {PARTS.map((one) => (
          <a key={one} href={hashOf(one)} aria-current={one === part ? "page" : undefined}>
            {t(`desk.part_${one}`)}
          </a>
        ))}
      </nav>
      <h2 tabIndex={-1} ref={heading}>
        {t(`desk.part_${part}`)}
      </h2>
      <Shown key={part} {...{ events, today, deskKey, wish }} />
    </>
  );
}
