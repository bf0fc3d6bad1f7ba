import { isDeepStrictEqual } from "node:util";
import { MAX_ATTACHMENTS } from "../../../domain/chat/limits.ts";
import { ChatClientFrame } from "../../../domain/chat/wire.ts";
import { InboxClientFrame } from "../../../domain/inbox/wire.ts";
import { DashboardClientFrame, SessionClientFrame } from "../../../domain/sessions/wire.ts";
import { RejectionCode } from "../../../domain/shared/wire.ts";
import { SummonClientFrame } from "../../../domain/summons/wire.ts";
import { type FrameUnion, frameParser, type Parsed, tagsOf } from "../../../party/base/frames.ts";
import type { Random } from "../random.ts";
import { bomb, mutated, torn, wildJson, wildText } from "./hostile.ts";

type Frame = { readonly _tag: string } & Record<string, unknown>;

/** What each actor takes. */
const unions = {
  ChatClientFrame,
  SessionClientFrame,
  SummonClientFrame,
  InboxClientFrame,
  DashboardClientFrame,
};

const parsers = Object.entries(unions).map(([name, union]) => {
  const frames = union as FrameUnion<Frame>;
  return { name, tags: tagsOf(frames), parse: frameParser(frames) as (raw: string) => Parsed<Frame> };
});

const prose = (random: Random) => `text ${random.below(1_000)} é 👍 <b>\n\`\`\`ts`;
const id = (random: Random) => ({ id: random.uuid() });
const is = (random: Random) => ({ is: random.chance(0.5) });

/** A sound frame of every tag. */
const sound: Readonly<Record<string, (random: Random) => object>> = {
  Send: (random) => ({
    ...id(random),
    content: prose(random),
    ...(random.chance(0.5) ? { replyToId: random.chance(0.5) ? random.uuid() : null } : {}),
    ...(random.chance(0.3)
      ? { attachmentIds: Array.from({ length: random.below(MAX_ATTACHMENTS + 1) }, () => random.uuid()) }
      : {}),
  }),
  Edit: (random) => ({ ...id(random), content: prose(random) }),
  Delete: id,
  React: (random) => ({ ...id(random), emoji: random.pick(["👍", "❤️", "👩‍💻", "🇩🇪"]), ...is(random) }),
  Pin: (random) => ({ ...id(random), ...is(random) }),
  MarkAnswer: (random) => ({ ...id(random), ...is(random) }),
  Typing: is,
  Read: (random) => ({ seq: random.below(1_000_000) }),
  Beat: (random) => ({
    visible: random.chance(0.5),
    ...(random.chance(0.5) ? { received: random.below(1_000_000) } : {}),
  }),
  Join: (random) => (random.chance(0.5) ? { device: random.uuid(), returning: random.chance(0.5) } : {}),
  Leave: () => ({}),
  Signal: (random) => ({ data: { sdp: prose(random), candidates: [1, null, { a: true }] } }),
  End: () => ({}),
  Accept: () => ({}),
  Complete: () => ({}),
  Cancel: () => ({}),
  CallOthers: () => ({}),
  Say: (random) => ({ ...id(random), content: prose(random) }),
  Available: is,
  Ack: id,
  Decline: (random) => ({ summonId: random.uuid() }),
  AskPage: (random) => ({ direction: random.pick(["earlier", "later"]), cursor: prose(random) }),
  Refresh: () => ({}),
  AskWhole: (random) => ({ sessionId: random.uuid() }),
};

/** Tags that an actor takes and that the list of sound frames lacks: it must be none. */
export const tagsWithoutSoundFrame = (): string[] =>
  parsers.flatMap(({ tags }) => tags).filter((tag) => sound[tag] === undefined);

const codes = new Set<string>(RejectionCode.literals);

/** What of an answer to `raw` is not as promised; null when all is. */
const complaint = (parsed: Parsed<Frame>, tags: readonly string[]): string | null => {
  if ("rejected" in parsed) {
    const { _tag, id, code, message } = parsed.rejected;
    if (_tag !== "Rejected" || !codes.has(code)) return "a refusal without a known code";
    if (id !== null && (typeof id !== "string" || id.length > 64)) return "a refusal with a strange id";
    if (message.length === 0 || message.length > 300) return `a refusal of ${message.length} characters`;
    return null;
  }
  const { frame } = parsed;
  if (!tags.includes(frame._tag)) return `taken as ${frame._tag}`;
  if (Object.getPrototypeOf(frame) !== Object.prototype) return "a frame with a prototype of its own";
  return null;
};

/**
 * Gives one input to the parser of some actor: a sound frame, one with a fault, or anything at all.
 * @returns what is wrong with the answer, with the input; null when nothing is
 */
export const fuzzFrame = (random: Random): string | null => {
  const { name, tags, parse } = random.pick(parsers);
  const tag = random.pick(tags);
  const frame = { _tag: tag, ...sound[tag]?.(random) };
  const kind = random.weighted({ sound: 15, mutated: 50, torn: 15, wild: 10, text: 8, bomb: 2 });
  let raw = JSON.stringify(frame);
  if (kind === "mutated") {
    let value: unknown = frame;
    for (let times = 1 + random.below(3); times > 0; times--) value = mutated(random, value);
    raw = JSON.stringify(value);
  } else if (kind === "torn") raw = torn(random, raw);
  else if (kind === "wild") raw = JSON.stringify({ _tag: tag, ...(wildJson(random) as object) });
  else if (kind === "text") raw = wildText(random, 400);
  else if (kind === "bomb") raw = bomb(random);
  const shown = () => `${name}, ${kind}: ${JSON.stringify(raw.slice(0, 300))}`;
  try {
    const parsed = parse(raw);
    const wrong = complaint(parsed, tags);
    if (wrong) return `${wrong}: ${shown()}`;
    if (kind === "sound" && !("frame" in parsed && isDeepStrictEqual(parsed.frame, frame)))
      return `a sound frame became ${JSON.stringify(parsed)}: ${shown()}`;
    // What was taken is taken again, as the same: nothing in it depends on how it was written.
    if ("frame" in parsed && kind !== "sound") {
      const json = JSON.stringify(parsed.frame);
      const again = parse(json);
      if (!("frame" in again && JSON.stringify(again.frame) === json)) return `not stable: ${shown()}`;
    }
  } catch (cause) {
    return `thrown ${String(cause)}: ${shown()}`;
  }
  return ({} as Record<string, unknown>).polluted === undefined ? null : `a prototype changed: ${shown()}`;
};
