import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../components/Button";
import { QrCode } from "../components/QrCode";
import { qrPicture, spokenAddress } from "../live/address";
import { copy } from "../live/copy";
import { t } from "../words";
import type { Created } from "./data";

interface Props {
  created: Created;
  onAnother(): void;
}

/** The event is there: its links, and the console as the next step. */
export function Ready({ created, onAnother }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { code } = created;
  return (
    <main class="ready" id="main" tabIndex={-1}>
      <h1 ref={heading} tabIndex={-1}>
        {t("start.ready")}
      </h1>
      <div class="ready-grid">
        <div>
          <section class="ready-console">
            <h2>{t("start.console_link")}</h2>
            <p>{t("start.console_note")}</p>
            <p>
              <a class="button button-main ready-open" href={`/${code}/facilitate`}>
                {t("start.open_console")}
              </a>
            </p>
            <CopyRow url={created.facilitate_url} />
          </section>
          <section>
            <h2>{t("start.other_links")}</h2>
            <ul class="ready-links">
              <li>
                <a href={`/${code}/board`}>{t("start.open_board")}</a>
              </li>
              <li>
                <a href={`/${code}/poster`}>{t("start.open_poster")}</a>
              </li>
            </ul>
          </section>
        </div>
        <section class="ready-join">
          <h2>{t("start.join_here")}</h2>
          <QrCode
            src={qrPicture(code, created.join_url)}
            alt={t("start.qr", { url: created.join_url })}
          />
          <p class="ready-code">{code}</p>
          <p class="ready-address">{spokenAddress(created.join_url)}</p>
        </section>
      </div>
      <Button kind="quiet" onClick={onAnother}>
        {t("start.another")}
      </Button>
    </main>
  );
}

/** The link that runs the event: seen only when asked for, copied without being seen. */
function CopyRow({ url }: { url: string }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <>
      <Button onClick={async () => setCopied(await copy(url))}>{t("start.copy")}</Button>{" "}
      <span role="status">
        {copied !== null && t(copied ? "start.copied" : "start.not_copied")}
      </span>
      <details class="ready-secret">
        <summary>{t("start.show_link")}</summary>
        <code>{url}</code>
      </details>
    </>
  );
}
