import { useEffect, useId, useState } from "preact/hooks";
import { Button } from "../components/Button";
import { t } from "../words";

interface Props {
  picture: File | null;
  onChange(picture: File | null): void;
}

/** A picture from the device, shown before it is sent. */
export function PictureField({ picture, onChange }: Props) {
  const id = useId();
  const shown = useShown(picture);
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {t("plan.picture")}
      </label>
      <p class="field-hint" id={`${id}-hint`}>
        {t("plan.picture_hint")}
      </p>
      <input
        // A field that has sent its file away begins anew.
        key={picture ? "full" : "empty"}
        id={id}
        class="field-input"
        type="file"
        accept="image/jpeg,image/png,image/webp,image/gif"
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.currentTarget.files?.[0] ?? picture)}
      />
      {shown && (
        <>
          <img class="story-picture" src={shown} alt={t("plan.picture_preview")} />
          <Button kind="quiet" onClick={() => onChange(null)}>
            {t("plan.picture_away")}
          </Button>
        </>
      )}
    </div>
  );
}

function useShown(picture: File | null): string | null {
  const [shown, show] = useState<string | null>(null);
  useEffect(() => {
    const made = picture && URL.createObjectURL(picture);
    show(made);
    return () => {
      if (made) URL.revokeObjectURL(made);
    };
  }, [picture]);
  return shown;
}
