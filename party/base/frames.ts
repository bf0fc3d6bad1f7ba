import { type Cause, Exit, Schema } from "effect";
import { MAX_FRAME_BYTES, MAX_SIGNAL_BYTES } from "../../domain/shared/protocol.ts";
import type { Rejected, RejectionCode } from "../../domain/shared/wire.ts";
import { problemIn } from "../wire/problem.ts";

/** A frame that was understood, or why it was not. */
export type Parsed<F> = { readonly frame: F } | { readonly rejected: Rejected };

const encoder = new TextEncoder();

const rejected = (id: unknown, code: RejectionCode, message: string, of?: string) => ({
  rejected: {
    _tag: "Rejected" as const,
    id: typeof id === "string" ? id.slice(0, 64) : null,
    code,
    message,
    ...(of === undefined ? {} : { of }),
  },
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** UTF-8 length, counted only where the cheap upper bound does not already settle it. */
const exceeds = (raw: string, bytes: number) =>
  raw.length > bytes || (raw.length * 3 > bytes && encoder.encode(raw).length > bytes);

/** What is wrong with a frame of this tag, by its decoding. */
const complaint = (tag: string, cause: Cause.Cause<Schema.SchemaError>): string => {
  const [reason] = cause.reasons;
  const problem = reason?._tag === "Fail" ? problemIn(reason.error.issue) : null;
  return problem === null || problem.path === ""
    ? `"${tag}" ${problem?.text ?? "isn’t valid"}.`
    : `The ${problem.path} ${problem.text}.`;
};

/** A union of frames that are told apart by their tag. */
export type FrameUnion<F> = Schema.Codec<F, unknown> & {
  readonly members: readonly Schema.Constraint[];
};

/** The tags of a union of frames, so that an unknown one is told from an ill-formed one. */
export const tagsOf = <F>(union: FrameUnion<F>): readonly string[] =>
  Schema.toTaggedUnion("_tag")(union as never).discriminants.map(String);

/**
 * Decodes a client's frames, each once, through the schema of its actor: size first, then JSON, then shape.
 * Never throws.
 */
export const frameParser = <F>(schema: FrameUnion<F>) => {
  const decode = Schema.decodeUnknownExit(schema);
  const known = new Set(tagsOf(schema));
  return (raw: string | ArrayBuffer | ArrayBufferView): Parsed<F> => {
    if (typeof raw !== "string") return rejected(null, "malformed", "Frames are text, not binary.");
    if (exceeds(raw, MAX_SIGNAL_BYTES)) return rejected(null, "too_large", "The frame is too large.");
    let value: unknown;
    try {
      value = JSON.parse(raw);
    } catch {
      return rejected(null, "malformed", "The frame isn’t JSON.");
    }
    if (!isRecord(value) || typeof value._tag !== "string")
      return rejected(null, "malformed", "A frame is an object with a _tag.");
    const tag = value._tag.slice(0, 40);
    if (!known.has(value._tag)) return rejected(value.id, "malformed", "This room knows no such frame.");
    if (tag !== "Signal" && exceeds(raw, MAX_FRAME_BYTES))
      return rejected(
        value.id,
        "too_large",
        "This is too large to be sent at once. Send it in parts.",
        value._tag,
      );
    const exit = decode(value);
    if (Exit.isSuccess(exit)) return { frame: exit.value };
    return rejected(value.id, "malformed", complaint(tag, exit.cause), value._tag);
  };
};
