import { Layer } from "effect";
import { Goodwill } from "./service.ts";

/** The books of goodwill points. */
export const goodwill = {
  layer: Goodwill.layer,
  lends: Layer.empty,
  apis: [],
  rooms: [],
  sweeps: [],
  mails: [],
} as const;

export { goodwillOf } from "./figures.ts";
export { Questions } from "./questions.ts";
