import { Context, type Effect } from "effect";
import type { ServiceUnavailable } from "./errors.ts";

/** Objects in file storage, named by keys. What streams in and out of it does so in the worker. */
export class Files extends Context.Service<
  Files,
  {
    /** Removes objects; those that are not there do no harm. */
    readonly remove: (keys: readonly string[]) => Effect.Effect<void, ServiceUnavailable>;
  }
>()("peerloop/shared/Files") {}
