/** What plugins/words.ts makes: see there. */

declare module "virtual:languages" {
  /** What each language that there is a file for calls itself, by its tag. */
  export const names: Readonly<Record<string, string>>;
  /** The tags of those that are written from right to left. */
  export const rtl: readonly string[];
  /** The tags of those that no speaker has reviewed. */
  export const drafts: readonly string[];
}

declare module "virtual:words/*" {
  interface Section {
    readonly [key: string]: string | Section;
  }
  /** `common`, `refusals` and the page's own section of the language file; of a part, its own alone. */
  type Words = Readonly<Record<string, Section>>;
  const languages: Readonly<Record<string, () => Promise<{ default: Words }>>>;
  export default languages;
}
