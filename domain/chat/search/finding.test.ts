import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ChatWorld, openChatWorld, signedInAs } from "../../../tests/support/worlds/chat-world.ts";
import { ChatHistory } from "../history/service.ts";
import { ChatSearchIndex } from "./search-index.ts";
import { HIT } from "./snippet.ts";

let world: ChatWorld;
let sarah: { id: string };
let roomId: string;

const decomposed = (text: string) => text.normalize("NFD");

/** Each text with what must find it, and what must not. */
const CASES: readonly [text: string, found: readonly string[], missed?: readonly string[]][] = [
  ["The Zebra/Quokka pair", ["quokka", "zebra", "Zebra/Quokka", "zebra/quok"]],
  ["Look into src/walrus/index.ts please", ["walrus", "index.ts", "src/walrus", "walrus/index.ts", "index"]],
  ["read/write access", ["write", "read", "read/write"]],
  ["Call axolotl.fetchAll() twice", ["fetchAll", "fetchall", "axolotl.fetchAll()", "axolotl", "all twice"]],
  ["See numbat.config.json first", ["numbat.config", "config.json", "numbat.config.json", "numbat.conf"]],
  ["Upgrade to 3.14.15 now", ["3.14", "3.14.15", "14.15"], ["3.15"]],
  ["Mail kudu@springbok.org about it", ["springbok", "springbok.org", "kudu@springbok.org", "kudu"]],
  [
    "It is at https://docs.bilby.example/guide/first-steps?tab=two#wombat-part today",
    [
      "https://docs.bilby.example/guide/first-steps?tab=two#wombat-part",
      "docs.bilby.example/guide/first-steps?tab=two#wombat-part",
      "https://docs.bilby.example",
      "http://docs.bilby.example",
      "docs.bilby.example",
      "bilby",
      "first-steps",
      "wombat",
      "guide/first",
    ],
  ],
  ["The max_pangolin setting", ["max_pango", "pangolin", "max_pangolin", "MAX_PANGOLIN"], ["min_pango"]],
  ["Some kebab-okapi notation", ["kebab-oka", "kebab-ok", "okapi", "kebab-okapi"]],
  ["A back\\slash and a key=dingo and one:two and x+echidna", ["slash", "dingo", "two", "echidna"]],
  ["parseXMLHttpQuoll fails", ["quoll", "HttpQuoll", "parseXML", "xml", "http fails"]],
  ["C++ beats C# here", ["C++", '"C++"', "c#", "C"], ["F#"]],
  ["It costs $49, see #1234", ["$49", "#1234", "49", "1234"]],
  ["I don't know", ["don't", "don’t", "dont"]],
  ["She won’t come", ["won't", "won’t"]],
  ["There were 1,000 of them and an e-mail", ["1,000", "1000", "e-mail", "email", "mail"]],
  ["L’Avion d’Émile", ["avion", "l'avion", "emile", "l’avion d'émile"]],
  ["Meet at Café Ibis", ["cafe", "café", "CAFE", decomposed("café"), "cafe ibis"]],
  [decomposed("A naïve Ångström reader"), ["naive", "naïve", "angstrom", "Ångström", decomposed("naïve")]],
  ["Søren Łukasz lives in der Weißstraße", ["soren", "søren", "lukasz", "weissstrasse", "weißstraße"]],
  ["İstanbul and Iğdır", ["istanbul", "İstanbul", "ISTANBUL", "igdir"]],
  ["今日は天気がいいですね", ["天気", "今日", "天", "今日は天気", "いいです"], ["気天", "明日"]],
  ["我昨天去了上海看朋友", ["上海", "朋友", "昨天去了"], ["海上"]],
  ["자주 묻는 질문이 있어요", ["질문", "질문이", "묻는 질문", decomposed("질문")]],
  ["เราจะไปพรุ่งนี้ตอนเช้า", ["พรุ่งนี้", "ตอนเช้า"], ["เมื่อวาน"]],
  ["ガンダムのプラモデル", ["ガンダム", "ｶﾞﾝﾀﾞﾑ", "モデル"], ["カンダム"]],
  ["Claude代码很好用", ["代码", "claude", "claude代码"]],
  ["We did it 🎉 and 👍🏽 and ❤️", ["🎉", "👍", "👍🏿", "❤", "❤️", "did 🎉"], ["🔥"]],
  ["The 👩🏽‍💻 wrote it", ["👩‍💻", "👩🏻‍💻", "💻"]],
  ["שָׁלוֹם לכולם", ["שלום", "לכולם", "שָׁלוֹם"]],
  ["مُحَمَّد أهلا", ["محمد", "اهلا", "مُحَمَّد"]],
  ["Ελληνικός Όμηρος", ["ελληνικος", "ΟΜΗΡΟΣ", "όμηρος"]],
  ["Ёлка зелёная", ["елка", "ЗЕЛЁНАЯ", "зеленая"]],
  ["Nguyễn Văn Đức", ["nguyen", "duc", "Đức"]],
  [
    "**Un**believable, *quite* ~~im~~possible",
    ["unbelievable", "quite", "impossible", '"unbelievable quite"'],
  ],
  ["Escaped quok\\_ka and \\*dingo\\*", ["quok_ka", "dingo"]],
  [
    'See [the handbook](https://wombat.example/numbers "A title")',
    ["handbook", "wombat", "wombat.example/numbers", "title"],
  ],
  [
    "Try this:\n```typescript\nconst bandicoot = fetchWombats();\n```\nand `inlineCode()`",
    ["typescript", "bandicoot", "wombats", "inlinecode"],
  ],
  ["She was running with torches", ["run torch", "runs", "torch", "running"]],
];

beforeAll(async () => {
  world = await openChatWorld();
  sarah = await world.user("sarah");
  const course = await world.course("search", sarah.id);
  ({ roomId } = course);
  await world.write(
    roomId,
    CASES.map(([content]) => ({ userId: sarah.id, content })),
  );
  while (await world.run(ChatSearchIndex.use(({ step }) => step)));
});
afterAll(() => world.close());

const search = (q: string) =>
  world.run(ChatHistory.use((history) => history.search(signedInAs(sarah), { q, roomId })));

describe.each(CASES)("%j", (content, found) => {
  it.each(found)("is found by %j, which is marked", async (q) => {
    const { results } = await search(q);
    const hit = results.find(({ message }) => message.content === content);
    expect(hit?.snippet).toContain(HIT.start);
  });
});

const MISSES = CASES.flatMap(([content, , missed = []]) => missed.map((q) => [content, q] as const));
it.each(MISSES)("%j is not found by %j, which it does not say", async (content, q) => {
  expect((await search(q)).results.map(({ message }) => message.content)).not.toContain(content);
});
