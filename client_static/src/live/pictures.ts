import type { Picture } from "../wire.gen";
import type { Words } from "./selectors";

/** Where one of a picture's two files is: for phones, or for the board. */
export const pictureUrl = (code: string, { id }: Pick<Picture, "id">, width: 480 | 1600): string =>
  `/${code}/pictures/${id}-${width}.webp`;

/** What it shows, in the reader's language, else in the event's first. */
export function altIn({ alt }: Pick<Picture, "alt">, language: string): Words {
  const [lang = "", text = ""] = Object.entries(alt)[0] ?? [];
  return alt[language] ? { lang: language, text: alt[language] } : { lang, text };
}
