import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import type { Plugin } from "vite";

const compress = promisify(brotliCompress);

const COMPRESSIBLE = /\.(js|css|svg|json|webmanifest)$/;

/** A file in Brotli, as small as that gets: it is made once, and sent many times. */
const brotliOf = (content: Uint8Array): Promise<Buffer> =>
  compress(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });

/** Writes beside each file of a build that gets smaller by it the same in Brotli, `x.js.br`, for the server of static files. */
export const compressed = (): Plugin => ({
  name: "compressed",
  apply: "build",
  async writeBundle({ dir = "" }, bundle) {
    const files = Object.keys(bundle).filter((file) => COMPRESSIBLE.test(file));
    await Promise.all(
      files.map(async (file) => {
        const path = join(dir, file);
        const content = await readFile(path);
        const compressed = await brotliOf(content);
        if (compressed.length < content.length) await writeFile(`${path}.br`, compressed);
      }),
    );
  },
});
