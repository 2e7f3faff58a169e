import { useEffect, useState } from "preact/hooks";
import { t } from "../words";

const AGAIN_MS = 4_000;

/** Some networks answer for everybody until one has logged in: then no answer is the server's. */
export async function wantsLogin(): Promise<boolean> {
  try {
    const answer = await fetch("/healthz", { cache: "no-store", redirect: "manual" });
    if (answer.type === "opaqueredirect" || answer.status === 511) return true;
    return answer.ok && (await answer.text()).trim() !== "ok";
  } catch {
    return false;
  }
}

/** Without a connection: whether it is that, and the way to the network's own page. */
export function Portal() {
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    const look = () => void wantsLogin().then(setAsked);
    const looking = setInterval(look, AGAIN_MS);
    look();
    return () => clearInterval(looking);
  }, []);
  if (!asked) return null;
  return (
    <>
      {t("trouble.login_first")}{" "}
      <a href={location.pathname} target="_blank" rel="noopener noreferrer">
        {t("trouble.open_login")}
      </a>
      . {t("trouble.come_back")}{" "}
    </>
  );
}
