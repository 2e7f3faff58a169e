import { useEffect, useState } from "preact/hooks";
import { planFile } from "../live/plan";
import { QrCode } from "./QrCode";

interface Props {
  code: string;
  secret: string;
  alt: string;
  /** It could not be drawn. */
  onFailed(): void;
}

/** The private link to a plan as a QR code. It is in no address that a browser keeps. */
export function PlanCode({ code, secret, alt, onFailed }: Props) {
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => () => URL.revokeObjectURL(picture ?? ""), [picture]);
  useEffect(() => {
    void planFile(code, secret, "svg").then((file) =>
      file ? setPicture(URL.createObjectURL(file)) : onFailed(),
    );
  }, [code, secret]);
  return picture ? <QrCode src={picture} alt={alt} /> : null;
}
