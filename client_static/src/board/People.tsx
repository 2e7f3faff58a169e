/** More people than this would make dots that nobody can tell apart. */
const MOST_DOTS = 300;

interface Props {
  voted: number;
  of: number;
}

/** One mark a person, lit when they have voted; who it is, nobody knows. */
export function People({ voted, of }: Props) {
  if (of > MOST_DOTS) return <Share share={voted / of} />;
  return (
    <div class={of > 120 ? "people people-many" : "people"} aria-hidden="true">
      {Array.from({ length: of }, (_, n) => (
        <span key={n} class={n < voted ? "person person-lit" : "person"} />
      ))}
    </div>
  );
}

const Share = ({ share }: { share: number }) => (
  <div class="share" aria-hidden="true">
    <div class="share-part" style={{ width: `${share * 100}%` }} />
  </div>
);
