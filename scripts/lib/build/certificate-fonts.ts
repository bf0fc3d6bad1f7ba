import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const require = createRequire(import.meta.url);

/**
 * What names are printed with, in the order in which a character is looked for: a package, and its subsets where not all
 * are taken. Of Chinese, Japanese and Korean one weight each, in slices.
 */
const FACES: readonly (readonly [name: string, subsets?: readonly string[]])[] = [
  ["noto-sans"],
  ["noto-sans-arabic", ["arabic"]],
  ["noto-sans-hebrew", ["hebrew"]],
  ["noto-sans-thai", ["thai"]],
  ["noto-sans-armenian", ["armenian"]],
  ["noto-sans-georgian", ["georgian"]],
  ["noto-sans-bengali", ["bengali"]],
  ["noto-sans-tamil", ["tamil"]],
  ["sawarabi-gothic"],
  ["zcool-xiaowei"],
  ["gowun-dodum"],
];

/** A font file with the characters for which it is there, as ranges that include their ends. */
export interface FontFile {
  readonly file: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

const rangesOf = (text: string): FontFile["ranges"] =>
  text.split(",").map((range) => {
    const [from = "", to = from] = range.trim().replace("U+", "").split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });

/** Every font file, with what is in it. */
export const certificateFonts = (): readonly (FontFile & { readonly content: () => Uint8Array })[] =>
  FACES.flatMap(([name, subsets]) => {
    const folder = dirname(require.resolve(`@fontsource/${name}/package.json`));
    const ranges = JSON.parse(readFileSync(join(folder, "unicode.json"), "utf8")) as Record<string, string>;
    return Object.entries(ranges).flatMap(([key, range]) => {
      const subset = key.replace(/^\[(.+)\]$/, "$1");
      if (subsets !== undefined && !subsets.includes(subset)) return [];
      const file = `${name}-${subset}.woff`;
      const path = join(folder, "files", `${name}-${subset}-400-normal.woff`);
      return [{ file, ranges: rangesOf(range), content: () => readFileSync(path) }];
    });
  });

const licences = (): readonly (readonly [file: string, text: string])[] =>
  FACES.map(([name]) => [
    `LICENSE-${name}.txt`,
    readFileSync(join(dirname(require.resolve(`@fontsource/${name}/package.json`)), "LICENSE"), "utf8"),
  ]);

/** Puts what certificates are printed with beside the client, for the server to read, with an index of its characters. */
export const certificateFontFiles = (): Plugin => ({
  name: "certificate-fonts",
  apply: "build",
  generateBundle() {
    const emit = (file: string, source: string | Uint8Array) =>
      this.emitFile({ type: "asset", fileName: `certificate-fonts/${file}`, source });
    const fonts = certificateFonts();
    for (const { file, content } of fonts) emit(file, content());
    for (const [file, text] of licences()) emit(file, text);
    emit("index.json", JSON.stringify(fonts.map(({ file, ranges }): FontFile => ({ file, ranges }))));
  },
});
