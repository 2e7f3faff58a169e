import { type Signal, signal } from "@preact/signals";
import { forget, keep, keysUnder, read } from "./kept";

/** Half-typed text, kept over reloads and closed stages until it is sent or thrown away. */
export class Drafts {
  private readonly open = new Map<string, Signal<string>>();
  private readonly prefix: string;

  /** `of` is one of several people who use this phone. */
  constructor(code: string, of = "") {
    this.prefix = `pledgewall:${code}:draft${of}:`;
  }

  /** The draft of that name; whoever reads the signal sees every keystroke. */
  get(name: string): Signal<string> {
    let draft = this.open.get(name);
    if (!draft) {
      draft = signal(read(this.prefix + name) ?? "");
      this.open.set(name, draft);
    }
    return draft;
  }

  write(name: string, text: string): void {
    this.get(name).value = text;
    if (text) keep(this.prefix + name, text);
    else forget(this.prefix + name);
  }

  /** Words about what had no id yet are words about what has it now. */
  rename(made: string, id: string): void {
    for (const name of this.names()) {
      const text = this.get(name).peek();
      const [to, words] = [name, text].map((one) => one.split(made).join(id)) as [string, string];
      if (to === name && words === text) continue;
      this.write(name, "");
      this.write(to, words);
    }
  }

  /** The names under a prefix that hold text. */
  names(under = ""): string[] {
    return keysUnder(this.prefix + under).map((key) => key.slice(this.prefix.length));
  }
}
