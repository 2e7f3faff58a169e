import { beforeEach, expect, test, vi } from "vitest";

interface Utterance {
  text: string;
  voice: SpeechSynthesisVoice;
  lang: string;
  onend?: () => void;
  onerror?: () => void;
}

const voice = (lang: string, localService = true) =>
  ({ lang, localService, name: lang }) as SpeechSynthesisVoice;
const spoken: Utterance[] = [];
const cancel = vi.fn();
const synthesis = {
  voices: [] as SpeechSynthesisVoice[],
  onvoiceschanged: null as (() => void) | null,
  getVoices: () => synthesis.voices,
  speak: (utterance: Utterance) => spoken.push(utterance),
  cancel,
};

/** A phone with these voices; without any where it can't speak. */
async function phone(voices: SpeechSynthesisVoice[] | null) {
  vi.resetModules();
  vi.unstubAllGlobals();
  synthesis.voices = voices ?? [];
  if (voices) {
    vi.stubGlobal("speechSynthesis", synthesis);
    vi.stubGlobal("SpeechSynthesisUtterance", function (this: Utterance, text: string) {
      this.text = text;
    });
  }
  return import("./voice");
}

beforeEach(() => {
  spoken.length = 0;
  cancel.mockClear();
});

test("a text is read by a voice of its own language", async () => {
  const { voiceFor } = await phone([
    voice("en-US"),
    voice("cy_GB"),
    voice("en_GB"),
    voice("fr-FR"),
  ]);
  expect(voiceFor("en")?.lang).toBe("en_GB");
  expect(voiceFor("cy")?.lang).toBe("cy_GB");
  expect(voiceFor("")?.lang).toBe("en_GB");
  expect(voiceFor("pl")).toBeUndefined();
});

test("no voice is used that sends the words to somebody else", async () => {
  const { voiceFor } = await phone([voice("en-GB", false), voice("en-US")]);
  expect(voiceFor("en")?.lang).toBe("en-US");
});

test("voices that the phone loads later are found", async () => {
  const { voiceFor } = await phone([]);
  expect(voiceFor("en")).toBeUndefined();
  synthesis.voices = [voice("en-GB")];
  synthesis.onvoiceschanged?.();
  expect(voiceFor("en")).toBeDefined();
});

test("parts are read one after the other, each in its language, until the last ends", async () => {
  const { say, speaking } = await phone([voice("en-GB"), voice("cy-GB")]);
  const who = {};
  say(
    [
      { text: "About", lang: "en" },
      { text: "", lang: "en" },
      { text: "Syniad", lang: "cy" },
    ],
    who,
  );
  expect(spoken.map(({ text, lang }) => [text, lang])).toEqual([
    ["About", "en-GB"],
    ["Syniad", "cy-GB"],
  ]);
  expect(speaking.value).toBe(who);
  spoken[0]?.onend?.();
  expect(speaking.value).toBe(who);
  spoken[1]?.onend?.();
  expect(speaking.value).toBeNull();
});

test("whoever speaks next ends what was read, and that end changes nothing", async () => {
  const { hush, say, speaking } = await phone([voice("en-GB")]);
  const [first, second] = [{}, {}];
  say([{ text: "One", lang: "en" }], first);
  say([{ text: "Two", lang: "en" }], second);
  spoken[0]?.onerror?.();
  expect(speaking.value).toBe(second);
  cancel.mockClear();
  hush(first);
  expect(cancel).not.toHaveBeenCalled();
  hush(second);
  expect(cancel).toHaveBeenCalledOnce();
  expect(speaking.value).toBeNull();
});

test("a phone that can't speak is asked for nothing", async () => {
  const { canSpeak, hush, say, speaking, voiceFor } = await phone(null);
  expect(canSpeak()).toBe(false);
  expect(voiceFor("en")).toBeUndefined();
  say([{ text: "One", lang: "en" }], {});
  hush({});
  expect(speaking.value).toBeNull();
});
