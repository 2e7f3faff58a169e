import { useEffect, useRef, useState } from "preact/hooks";
import { announce } from "../components/Announcer";
import { Button } from "../components/Button";
import { ErrorNote } from "../components/ErrorNote";
import { IdeaCard } from "../components/IdeaCard";
import { PledgeCard } from "../components/PledgeCard";
import { t } from "../words";
import { useDesk, useOrders } from "./desk";
import { Marks } from "./Marks";
import { type DialogName, ModerationDialog } from "./ModerationDialogs";
import { type Item, isPlain, nameOf, orderFor, waiting } from "./moderation";
import { useShortcut } from "./shortcuts";

/** What waits, the oldest first. One card is marked: keys act on it. */
export function Queue() {
  const { view } = useDesk();
  const { give, problem, resting } = useOrders();
  const queue = waiting(view);
  const { marked, move } = useMarked(queue);
  const [asked, ask] = useState<{ name: DialogName; item: Item } | null>(null);
  const acted = useRef(false);
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed went with its card: the keys still work from the heading.
  useEffect(() => {
    if (acted.current && document.activeElement === document.body) heading.current?.focus();
    acted.current = false;
  }, [queue.length]);
  const plain = queue.filter((item) => isPlain(view, item)).length;

  async function act(name: "approve" | "hide", item: Item): Promise<void> {
    acted.current = true;
    const done = await give(orderFor(name, item));
    if (done) announce(t("console.queue_done", { n: queue.length - 1 }));
  }

  // The next card stands where the last one stood, and has not been read yet.
  const on = (what: (item: Item) => void) => (marked && !resting ? () => what(marked) : null);
  useShortcut(
    "a",
    on((item) => void act("approve", item)),
  );
  useShortcut(
    "h",
    on((item) => void act("hide", item)),
  );
  useShortcut(
    "e",
    on((item) => ask({ name: "edit", item })),
  );
  useShortcut(
    "f",
    on((item) => ask({ name: "flag", item })),
  );
  useShortcut("j", marked ? () => move(1) : null);
  useShortcut("k", marked ? () => move(-1) : null);

  return (
    <section class="row-group queue">
      <h3 tabIndex={-1} ref={heading}>
        {t("console.queue", { n: queue.length })}
      </h3>
      {problem && <ErrorNote>{problem}</ErrorNote>}
      {queue.length === 0 && <p>{t("console.queue_empty")}</p>}
      {queue.length > 0 && <p class="field-hint">{t("console.queue_keys")}</p>}
      {plain > 1 && (
        <p>
          <Button onClick={() => give({ type: "approve_unflagged" })}>
            {t("console.approve_rest", { n: plain })}
          </Button>
        </p>
      )}
      <ol class="plain-list rows">
        {queue.map((item) => (
          <li
            key={item.entity.id}
            class={item === marked ? "queue-marked" : undefined}
            aria-current={item === marked ? "true" : undefined}
          >
            <Card item={item}>
              <div class="row-acts">
                <Button
                  kind={item === marked ? "main" : "plain"}
                  aria-label={`${t("console.approve")}: ${nameOf(item)}`}
                  aria-keyshortcuts={item === marked ? "A" : undefined}
                  onClick={() => act("approve", item)}
                >
                  {t("console.approve")} {item === marked && <kbd>A</kbd>}
                </Button>
                <Act
                  name="edit"
                  {...{ item, marked }}
                  onClick={() => ask({ name: "edit", item })}
                />
                <Act name="hide" {...{ item, marked }} onClick={() => act("hide", item)} />
                <Act
                  name="flag"
                  {...{ item, marked }}
                  onClick={() => ask({ name: "flag", item })}
                />
                <Act
                  name="remove"
                  {...{ item, marked }}
                  onClick={() => ask({ name: "remove", item })}
                />
              </div>
            </Card>
          </li>
        ))}
      </ol>
      {asked && <ModerationDialog {...asked} onClose={() => ask(null)} />}
    </section>
  );
}

/** The marked card: the one chosen; when it goes, the one that takes its place. */
function useMarked(queue: Item[]) {
  const at = useRef({ id: "", place: 0 });
  const [, draw] = useState(0);
  const kept = queue.findIndex(({ entity }) => entity.id === at.current.id);
  const place = kept >= 0 ? kept : Math.min(at.current.place, queue.length - 1);
  const marked = queue[place] ?? null;
  at.current = { id: marked?.entity.id ?? "", place: Math.max(0, place) };
  const moved = useRef(false);

  function move(step: number): void {
    const next = queue[place + step];
    if (!next) return;
    at.current = { id: next.entity.id, place: place + step };
    moved.current = true;
    announce(nameOf(next));
    draw((n) => n + 1);
  }

  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    document.querySelector(".queue-marked")?.scrollIntoView({ block: "nearest" });
  });
  return { marked, move };
}

const WORDS = {
  edit: ["common.edit", "E"],
  hide: ["console.hide", "H"],
  flag: ["console.safeguard", "F"],
  remove: ["console.remove_author", ""],
} as const;

interface ActProps {
  name: keyof typeof WORDS;
  item: Item;
  marked: Item | null;
  onClick(): void;
}

function Act({ name, item, marked, onClick }: ActProps) {
  const [words, key] = WORDS[name];
  const shown = item === marked ? key : "";
  return (
    <Button
      onClick={onClick}
      aria-label={`${t(words)}: ${nameOf(item)}`}
      aria-keyshortcuts={shown || undefined}
    >
      {t(words)} {shown && <kbd>{shown}</kbd>}
    </Button>
  );
}

interface CardProps {
  item: Item;
  children?: preact.ComponentChildren;
}

/** An idea or a pledge with what moderation knows of it. */
export function Card({ item, children }: CardProps) {
  const { view } = useDesk();
  const note = <span>{nameOf(item)}</span>;
  const below = (
    <>
      <Marks item={item} />
      {children}
    </>
  );
  if (item.thing === "idea") {
    return (
      <IdeaCard idea={item.entity} note={note}>
        {below}
      </IdeaCard>
    );
  }
  const origins = item.entity.ideas.flatMap((id) => view.ideas[id] ?? []);
  return (
    <PledgeCard pledge={item.entity} origins={origins} note={note}>
      {below}
    </PledgeCard>
  );
}
