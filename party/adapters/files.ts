import type { R2Bucket } from "@cloudflare/workers-types";
import { Effect, Layer } from "effect";
import { ServiceUnavailable } from "../../domain/shared/errors.ts";
import { Files } from "../../domain/shared/files.ts";

/** The bucket among the platform's bindings (`bindings.r2.files` in `partykit.json`); undefined where there is none. */
export const bucketOf = (bindings: unknown): R2Bucket | undefined =>
  (bindings as { readonly r2?: { readonly files?: R2Bucket } } | undefined)?.r2?.files;

/** `Files` in an R2 bucket. Without one nothing is removed, and that is said. */
export const filesLayer = (bucket: R2Bucket | undefined): Layer.Layer<Files> =>
  Layer.succeed(
    Files,
    Files.of({
      remove: (keys) =>
        Effect.tryPromise({
          try: async () => {
            if (!bucket) throw new Error("no bucket");
            await bucket.delete([...keys]);
          },
          catch: () => new ServiceUnavailable({ message: "File storage can’t be reached right now." }),
        }),
    }),
  );
