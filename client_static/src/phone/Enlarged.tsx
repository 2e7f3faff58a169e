import { Dialog } from "../components/Dialog";
import { altIn, pictureUrl } from "../live/pictures";
import type { Picture } from "../wire.gen";
import { language, t } from "../words";
import "./enlarged.css";

interface Props {
  code: string;
  picture: Picture;
  onClose(): void;
}

type Connection = { connection?: { saveData?: boolean } };

/** Larger than the phone: to scroll and to pinch. Who saves data sees the small file. */
export function Enlarged({ code, picture, onClose }: Props) {
  const saves = (navigator as Connection).connection?.saveData;
  const { text, lang } = altIn(picture, language.value);
  return (
    <Dialog title={<span lang={lang}>{text}</span>} onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has keys alone scrolls it with them */}
      <section class="enlarged" aria-label={text} lang={lang} tabIndex={0}>
        <img
          src={pictureUrl(code, picture, saves ? 480 : 1600)}
          width={picture.width}
          height={picture.height}
          alt=""
        />
      </section>
      {picture.credit && <p class="hint">{t("common.picture_credit", { who: picture.credit })}</p>}
    </Dialog>
  );
}
