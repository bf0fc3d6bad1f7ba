import { Schema } from "effect";
import { Count } from "../shared/schema.ts";

/** Somebody's own goodwill, in points: balance = totalEarned + granted − spent − held. */
export const Goodwill = Schema.Struct({
  balance: Count,
  held: Count,
  totalEarned: Count,
});
export type Goodwill = typeof Goodwill.Type;
