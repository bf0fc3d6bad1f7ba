import { Exit, Schema } from "effect";
import { MAX_FRAME_BYTES, MAX_SIGNAL_BYTES } from "../../domain/shared/protocol.ts";
import type { Rejected, RejectionCode } from "../../domain/shared/wire.ts";

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

interface Issue {
  readonly path: string;
  readonly message: string;
}

/** What a field must be, as our own schemas say it; else the fields that do not fit, without a word of the library's. */
const complaint = (tag: string, issues: readonly Issue[]) => {
  const own = issues.find(({ path, message }) => path !== "" && message.startsWith("must "));
  if (own) return `The ${own.path} ${own.message}.`;
  const paths = [...new Set(issues.map(({ path }) => path).filter((path) => path !== ""))].slice(0, 5);
  return paths.length === 0
    ? `"${tag}" does not fit the protocol.`
    : `"${tag}": ${paths.join(", ")} does not fit the protocol.`;
};

/**
 * Decodes a client's frames, each once, through the schema of its actor: size first, then JSON, then shape.
 * Never throws.
 */
export const frameParser = <F>(schema: Schema.Codec<F, unknown>, tags: readonly string[]) => {
  const decode = Schema.decodeUnknownExit(schema);
  const validate = Schema.toStandardSchemaV1(schema)["~standard"].validate;
  const known = new Set(tags);
  return (raw: string | ArrayBuffer | ArrayBufferView): Parsed<F> => {
    if (typeof raw !== "string") return rejected(null, "malformed", "Frames are text, not binary.");
    if (exceeds(raw, MAX_SIGNAL_BYTES)) return rejected(null, "too_large", "The frame is too large.");
    let value: unknown;
    try {
      value = JSON.parse(raw);
    } catch {
      return rejected(null, "malformed", "The frame is not JSON.");
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
    const result = validate(value);
    const issues = result instanceof Promise ? [] : (result.issues ?? []);
    const named = issues.map(({ path = [], message }) => ({ path: path.map(String).join("."), message }));
    return rejected(value.id, "malformed", complaint(tag, named), value._tag);
  };
};

/** The tags of a union of frames, so that an unknown one is told from an ill-formed one. */
export const tagsOf = (
  members: readonly { readonly fields: { readonly _tag: { readonly schema?: unknown } } }[],
) => members.map((member) => literalOf(member.fields._tag));

const literalOf = (tag: unknown): string => {
  const literal = (tag as { literal?: unknown; schema?: { literal?: unknown } }).literal;
  return String(literal ?? (tag as { schema?: { literal?: unknown } }).schema?.literal);
};
