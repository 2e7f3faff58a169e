interface Props {
  /** The address of the picture, not what it says. */
  src: string;
  alt: string;
}

/** Always dark on white, with its quiet zone: scanners want it so in a dark room too. */
export function QrCode({ src, alt }: Props) {
  return <img class="qr" src={src} alt={alt} />;
}
