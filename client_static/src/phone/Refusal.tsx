import { Button } from "../components/Button";
import type { FatalRefusal } from "../live/transport";
import { language, t } from "../words";
import { refusalText } from "./notice";
import { StageHeading } from "./StageHeading";

interface Props {
  refusal: FatalRefusal;
  onAgain(): void;
}

const STALE_PAGE = "unsupported_protocol";
const LOST_PLACE = "bad_token";

/** The server does not let this phone in: why, and what can be done. */
export function Refusal({ refusal, onAgain }: Props) {
  const { code } = refusal;
  return (
    <main class="page" id="main">
      <StageHeading words={{ text: t("phone.refused"), lang: language.value }} />
      <p>{refusalText(refusal)}</p>
      {code === LOST_PLACE && (
        <Button kind="main" wide onClick={onAgain}>
          {t("phone.join_again")}
        </Button>
      )}
      {code === STALE_PAGE && (
        <Button kind="main" wide onClick={() => location.reload()}>
          {t("phone.reload")}
        </Button>
      )}
    </main>
  );
}
