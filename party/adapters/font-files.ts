import { Layer } from "effect";
import { FontFiles } from "../../domain/certificates/index.ts";
import type { Env } from "../wire/env.ts";

/** Files of fonts that are kept, each some ten kilobytes: a name needs one or two of them. */
const KEPT = 24;

/** Fonts lie beside the client, at the site’s own address. What cannot be read now is asked for again the next time. */
export const fontFilesLayer = (env: Pick<Env, "PUBLIC_URL">) => {
  const kept = new Map<string, Uint8Array>();
  const fetched = async (file: string): Promise<Uint8Array | null> => {
    const answer = await fetch(`${env.PUBLIC_URL}/certificate-fonts/${file}`).catch(() => null);
    if (!answer?.ok) {
      await answer?.body?.cancel();
      return null;
    }
    return new Uint8Array(await answer.arrayBuffer());
  };
  return Layer.succeed(FontFiles, async (file: string) => {
    const known = kept.get(file);
    if (known !== undefined) return known;
    const bytes = await fetched(file);
    if (bytes === null) return null;
    kept.set(file, bytes);
    const oldest = kept.keys().next().value;
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return bytes;
  });
};
