import { useEffect } from "preact/hooks";
import { sessionOf } from "../live/selectors";
import { useHere } from "./here";
import { late } from "./late";

const ground = late(() => import("./groundPart"));

/** Few events ask how people describe their place: what that needs comes where one does. */
export function useCommonGround() {
  const { perspectives, ground: shown } = sessionOf(useHere().view) ?? {};
  const asks = Boolean(perspectives?.length || shown);
  useEffect(() => {
    if (asks) ground.want();
  }, [asks]);
  return asks ? ground.part.value : null;
}

/** What the board shows of common ground, to read it up close. */
export function CommonGround() {
  const { view } = useHere();
  const shown = view.ground[sessionOf(view)?.ground ?? ""];
  const part = useCommonGround();
  return shown && part ? <part.Results ground={shown} /> : null;
}
