import { Schema } from "effect";

/**
 * What Postgres holds of the summon is new or has changed: the room reads it again, sets its expiry alarm and
 * tells whoever is in it.
 */
const Reload = Schema.TaggedStruct("Reload", {});

/** What backends tell `/parties/summon/<summon id>`. */
export const SummonMessage = Schema.Union([Reload]);
export type SummonMessage = typeof SummonMessage.Type;
