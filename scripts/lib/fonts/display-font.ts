import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** Packages that this needs and nothing else does: they are fetched for the time that it takes. */
const PACKAGES = ["@fontsource-variable/gabarito@5.3.0", "fontkit@2.0.4", "subset-font@2.9.0"] as const;

/** What headings and numerals are written with: everything that English, and names of Europe, need. */
const characters = {
  latin: `${between(0x20, 0x7e)}${between(0xc0, 0xd6)}${between(0xd8, 0xf6)}${between(0xf8, 0xff)}\u00a0¡¿«»£©·×–—‘’“”„…€−→ıŒœ`,
  "latin-ext": "ĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİĶķĹĺĻļĽľŁłŃńŅņŇňŌōŐőŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŹźŻżŽžȘșȚț",
} as const;

type FontPart = keyof typeof characters;

/** Weights that headings have, and the one of letters in pictures. */
const weights = { min: 500, max: 800 } as const;
const PICTURE_WEIGHT = 700;

/** What of fontkit is used. */
interface Fontkit {
  readonly create: (font: Uint8Array) => {
    readonly unitsPerEm: number;
    readonly glyphForCodePoint: (point: number) => {
      readonly advanceWidth: number;
      readonly path: {
        readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[];
      };
    };
  };
}

type SubsetFont = (font: Uint8Array, text: string, options: object) => Promise<Uint8Array>;

/** A file that is made of the font, its licence among them; `path` within the clone. */
interface FontFile {
  readonly path: string;
  readonly content: Uint8Array | string;
}

/**
 * The display face, Gabarito, as it is served: its characters in two parts, of which most readers fetch the first alone,
 * in the weights of headings, with kerning and tabular numerals; its licence; and its letters as outlines, for pictures
 * that the server draws.
 */
export const displayFont = async (): Promise<readonly FontFile[]> => {
  const folder = await mkdtemp(join(tmpdir(), "peerloop-fonts-"));
  try {
    await promisify(execFile)("npm", ["install", "--silent", "--no-save", "--prefix", folder, ...PACKAGES]);
    const fetched = createRequire(join(folder, "index.js"));
    const load = <T>(name: string) => fetched(name) as T;
    const subsetFont = load<SubsetFont>("subset-font");
    const font = join(folder, "node_modules/@fontsource-variable/gabarito");
    const whole = (part: FontPart) => readFile(join(font, "files", `gabarito-${part}-wght-normal.woff2`));
    const made = await Promise.all(
      (Object.keys(characters) as FontPart[]).map(async (part) => ({
        part,
        served: await subsetFont(await whole(part), characters[part], optionsOf(part)),
        letters: await subsetFont(await whole(part), characters[part], {
          targetFormat: "sfnt",
          variationAxes: { wght: PICTURE_WEIGHT },
        }),
      })),
    );
    return [
      ...made.map(({ part, served }) => ({ path: `client/fonts/gabarito-${part}.woff2`, content: served })),
      { path: "client/fonts/LICENSE.txt", content: await readFile(join(font, "LICENSE"), "utf8") },
      { path: "domain/shared/raster/glyphs.ts", content: glyphModule(load<Fontkit>("fontkit"), made) },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
};

const keys = { moveTo: "m", lineTo: "l", quadraticCurveTo: "q", closePath: "z" } as const;

const glyphModule = (
  fontkit: Fontkit,
  parts: readonly { readonly part: FontPart; readonly letters: Uint8Array }[],
): string => {
  const lines = parts.flatMap(({ part, letters }) => {
    const font = fontkit.create(letters);
    return [...new Set(characters[part])].map((letter) => {
      const { advanceWidth, path } = font.glyphForCodePoint(letter.codePointAt(0) ?? 0);
      const drawn = path.commands.map(({ command, args }) => {
        const key = keys[command as keyof typeof keys];
        if (key === undefined) throw new Error(`${letter} is drawn with ${command}.`);
        return key + args.map(Math.round).join(" ").replaceAll(" -", "-");
      });
      return `  ${JSON.stringify(letter)}: [${Math.round(advanceWidth)}, "${drawn.join("")}"],`;
    });
  });
  return [
    "// Written by `npm run fonts`, and not by hand. Gabarito, under the licence in client/fonts/LICENSE.txt.",
    "",
    "/** Units of an em. */",
    "export const UNITS = 1000;",
    "",
    "/**",
    " * Letters of the display face: how far the next one is, and its outlines, y upwards: `m x y` begins one, `l x y` is a",
    " * line, `q cx cy x y` a curve, `z` closes it.",
    " */",
    "export const GLYPHS: Readonly<Record<string, readonly [advance: number, outlines: string]>> = {",
    ...lines,
    "};",
    "",
  ].join("\n");
};

const optionsOf = (part: FontPart) => ({
  targetFormat: "woff2",
  variationAxes: { wght: weights },
  noHinting: true,
  keepFeatures: part === "latin" ? ["kern", "tnum"] : [],
  dropTables: ["STAT", "MVAR", "gasp", "meta", ...(part === "latin" ? [] : ["GDEF"])],
});

function between(from: number, to: number): string {
  return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index));
}
