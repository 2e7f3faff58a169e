import { useState } from "preact/hooks";
import { altIn, pictureUrl } from "../live/pictures";
import { sessionOf } from "../live/selectors";
import type { Picture, PromptEntity } from "../wire.gen";
import { language, t } from "../words";
import { useHere } from "./here";

/** What a question shows: its small file, in a place that is kept free; larger at a tap. */
export function PromptPicture({ of }: { of: PromptEntity | undefined }) {
  return of?.picture ? <Shown picture={of.picture} /> : null;
}

function Shown({ picture }: { picture: Picture }) {
  const [Large, show] = useState<typeof import("./Enlarged").Enlarged | null>(null);
  const code = sessionOf(useHere().view)?.code ?? "";
  const { text, lang } = altIn(picture, language.value);

  return (
    <>
      <button
        type="button"
        class="picture"
        onClick={() => import("./Enlarged").then((part) => show(() => part.Enlarged))}
      >
        <img
          loading="lazy"
          src={pictureUrl(code, picture, 480)}
          width={picture.width}
          height={picture.height}
          alt={text}
          lang={lang}
        />
        {t("common.enlarge")}
      </button>
      {Large && <Large {...{ code, picture }} onClose={() => show(null)} />}
    </>
  );
}
