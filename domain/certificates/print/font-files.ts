import { Context } from "effect";

/**
 * Reads a file of `certificate-fonts/`, which the build puts beside the client: `index.json`, or a font that it names.
 * Null where there is none, or it cannot be read: what it would have drawn is left out.
 */
export const FontFiles = Context.Reference<(file: string) => Promise<Uint8Array | null>>(
  "peerloop/certificates/FontFiles",
  { defaultValue: () => () => Promise.resolve(null) },
);
