import { altIn, pictureUrl } from "../live/pictures";
import { sessionOf } from "../live/selectors";
import type { Picture, View } from "../wire.gen";
import { language, t } from "../words";

interface Props {
  picture: Picture;
  view: View;
  class: string;
}

/** What a prompt shows, with who made it. */
export function PictureOf({ picture, view, class: name }: Props) {
  const { text, lang } = altIn(picture, language.value);
  return (
    <figure class={name}>
      <img
        src={pictureUrl(sessionOf(view)?.code ?? "", picture, 1600)}
        width={picture.width}
        height={picture.height}
        alt={text}
        lang={lang}
      />
      {picture.credit && (
        <figcaption>{t("common.picture_credit", { who: picture.credit })}</figcaption>
      )}
    </figure>
  );
}
