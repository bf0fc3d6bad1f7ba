import { Schema } from "effect";

/** What the mail service tells of a mail that has a consequence for whom it was sent to. */
export interface MailFate {
  /** `bounced`: the address takes no mail, for good. */
  readonly fate: "bounced" | "complained" | "delivered";
  /** Whose mail it was; null for one that does not say. */
  readonly userId: string | null;
  readonly addresses: readonly string[];
  /** When it happened, as ISO 8601 text. */
  readonly at: string;
}

const FATES: Readonly<Record<string, MailFate["fate"]>> = {
  "email.bounced": "bounced",
  "email.complained": "complained",
  "email.delivered": "delivered",
};

const Typed = Schema.Struct({ type: Schema.String });

const MailEvent = Schema.Struct({
  created_at: Schema.String,
  data: Schema.Struct({
    to: Schema.Array(Schema.String),
    tags: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
    bounce: Schema.optionalKey(Schema.Struct({ type: Schema.String })),
  }),
});

const isTyped = Schema.is(Typed);
const isUuid = Schema.is(Schema.String.check(Schema.isUUID()));
const decode = Schema.decodeUnknownSync(MailEvent);

/**
 * What follows from an event; null where nothing does: other events, and a bounce that may not be the last word (a full
 * mailbox, a server that is away). Throws where an event that should say it does not.
 */
export const fateIn = (payload: unknown): MailFate | null => {
  const fate = isTyped(payload) ? FATES[payload.type] : undefined;
  if (fate === undefined) return null;
  const { created_at: at, data } = decode(payload);
  if (fate === "bounced" && data.bounce?.type !== "Permanent") return null;
  const user = data.tags?.user;
  return { fate, at, userId: isUuid(user) ? user : null, addresses: data.to };
};

/** The event as it can be stored: Postgres takes neither U+0000 nor half a surrogate pair. */
export const storable = (text: string): unknown =>
  JSON.parse(text, (_, value: unknown) =>
    typeof value === "string" ? value.replaceAll("\0", "").toWellFormed() : value,
  );
