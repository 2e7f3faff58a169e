import { signal } from "@preact/signals";
import { late } from "./late";

/** Somebody looks at their own data: who erases themselves there is told so there. */
export const looksAtOwn = signal(false);

/** For somebody who was erased at another's wish while their phone is open: few ever see it. */
export const erasedScreen = late(() => import("./Erased"));
