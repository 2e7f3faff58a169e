import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Session } from "../live/session";
import type { Me, StageEntity, View } from "../wire.gen";

/** Where one is: the session, and what it shows now. */
export interface Here {
  session: Session;
  view: View;
  me: Me;
}

export const HereContext = createContext<Here | null>(null);

export function useHere(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error("Nothing is shown before the first welcome");
  return here;
}

export interface StageProps {
  stage: StageEntity;
}
