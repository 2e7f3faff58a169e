import { Fragment } from "preact";
import { languageName } from "../words";

/** "English + Cymraeg", each in itself. */
export const LanguageNames = ({ tags }: { tags: string[] }) => (
  <>
    {tags.map((tag, at) => (
      <Fragment key={tag}>
        {at > 0 && " + "}
        <span lang={tag}>{languageName(tag)}</span>
      </Fragment>
    ))}
  </>
);
