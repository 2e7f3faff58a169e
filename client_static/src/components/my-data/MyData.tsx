import { useEffect, useState } from "preact/hooks";
import { dataOf, erase, type Owner } from "../../live/myData";
import type { MyData as Data } from "../../wire.gen";
import { t } from "../../words";
import { Button } from "../Button";
import { ErrorNote } from "../ErrorNote";
import { Erasing } from "./Erasing";
import { Listed } from "./Listed";

interface Props {
  owner: Owner;
  onErased(): void;
}

/** All that is linked to somebody: to read, to keep, and to have erased, in two steps. */
export function MyData({ owner, onErased }: Props) {
  const [data, setData] = useState<Data | null>(null);
  const [failed, setFailed] = useState(false);
  const [asks, ask] = useState(false);

  useEffect(() => {
    void dataOf(owner).then((found) => {
      setData(found);
      setFailed(!found);
    });
  }, [owner.token, owner.seat]);

  async function go(): Promise<void> {
    const done = await erase(owner);
    setFailed(!done);
    if (done) onErased();
  }

  if (!data) {
    return failed ? <ErrorNote>{t("my_data.failed")}</ErrorNote> : <Loading />;
  }
  return (
    <>
      {asks ? (
        <Erasing data={data} onYes={go} onNo={() => ask(false)} />
      ) : (
        <>
          <p>{t("my_data.lead")}</p>
          <Listed data={data} />
          <p class="field-hint">{t("my_data.unlinked")}</p>
          <p class="actions">
            <Button onClick={() => save(data)}>{t("my_data.save")}</Button>
            <Button onClick={() => ask(true)}>{t("my_data.erase")}</Button>
          </p>
          <a class="lone-link" href={`/${data.code}/privacy`} target="_blank" rel="noopener">
            {t("my_data.promise")}
          </a>
        </>
      )}
      {failed && <ErrorNote>{t("common.offline_now")}</ErrorNote>}
    </>
  );
}

const Loading = () => <p role="status">{t("my_data.loading")}</p>;

/** As it came, for whatever reads it by program. */
function save(data: Data): void {
  const file = new Blob([JSON.stringify(data, null, 2)], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `pledgewall-${data.code}-my-data.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
