import { t } from "../../words";
import type { Brought, BuiltPicture } from "./agenda";

/** Pictures of a draft: they stay in this browser until the event is created. */

const LONGEST_SIDE = 1600;
const LARGEST_FILE = 20_000_000;
const QUALITY = 0.85;

/** Made small here, since it has to fit into an agenda file; the server checks it all the same. */
export async function bringLocally(file: Blob): Promise<Brought> {
  const bad = { problem: t("refusals.bad_picture") };
  if (file.size > LARGEST_FILE) return bad;
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const paper = canvas.getContext("2d");
    if (!paper) return bad;
    paper.fillStyle = "white";
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const [, content = ""] = canvas.toDataURL("image/jpeg", QUALITY).split(",");
    const id = `${content.length}-${content.slice(-24)}`;
    return { id, width: canvas.width, height: canvas.height, content };
  } catch {
    return bad;
  }
}

const urls = new Map<string, string>();

/** A page's own address for it: nothing else may be shown here. */
export function localUrl({ content = "" }: BuiltPicture): string {
  const known = urls.get(content);
  if (known) return known;
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const made = URL.createObjectURL(new Blob([bytes]));
  urls.set(content, made);
  return made;
}
