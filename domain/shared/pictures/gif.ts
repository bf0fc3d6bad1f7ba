import { passXmp, placeFinder } from "./location.ts";
import { type File, grow, type Parser, skip, spend, take, text, u16le } from "./parsing.ts";

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const END = 0x3b;
const COMMENT = 0xfe;
const APPLICATION = 0xff;

/** Steps that a block costs which may be text. */
const TEXT_COST = 10;

/** Extensions of programs that change what is seen: how often it runs, and profiles of color. */
const SEEN = ["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"];

/** Reads a GIF behind its first eight bytes, of which the last two are its width. */
export function* readGif(file: File, width: Uint8Array): Parser {
  const { found } = file;
  const screen = yield* take(file, 5);
  found.type = "image/gif";
  grow(found, u16le(width, 0), u16le(screen, 0));
  yield* skipColors(file, screen[2]);
  for (let isFirst = true; ; ) {
    const from = file.at;
    const [kind] = yield* take(file, 1);
    if (kind === END) break;
    if (kind === EXTENSION) yield* readExtension(file, from);
    else if (kind === IMAGE) {
      const place = yield* take(file, 9);
      // Browsers make room for a first picture that is larger than the screen.
      if (isFirst) grow(found, u16le(place, 0) + u16le(place, 4), u16le(place, 2) + u16le(place, 6));
      isFirst = false;
      yield* skipColors(file, place[8]);
      yield* skip(file, 1);
      yield* passBlocks(file, () => {});
    } else return yield* passXmp(file, Number.POSITIVE_INFINITY);
  }
  found.metadata.push({ from: file.at, to: Number.POSITIVE_INFINITY });
  yield* passXmp(file, Number.POSITIVE_INFINITY);
}

function* skipColors(file: File, flags = 0): Parser {
  if (flags & 0x80) yield* skip(file, 3 * 2 ** ((flags & 7) + 1));
}

/** Passes blocks up to the empty one that ends them. */
function* passBlocks(file: File, use: (block: Uint8Array, length: number) => void): Parser {
  for (;;) {
    const [length = 0] = yield* take(file, 1);
    if (length === 0) return;
    use(yield* take(file, length), length);
  }
}

/** Reads an extension: XMP is written through the blocks, their lengths being letters of it, and others within them. */
function* readExtension(file: File, from: number): Parser {
  const { found } = file;
  const [kind] = yield* take(file, 1);
  const [through, within] = [placeFinder(found), placeFinder(found)];
  let name: string | null = null;
  yield* passBlocks(file, (block, length) => {
    spend(found, TEXT_COST);
    name ??= text(block);
    through(new Uint8Array([length]));
    through(block);
    within(block);
  });
  if (kind === COMMENT || (kind === APPLICATION && !SEEN.includes(name ?? "")))
    found.metadata.push({ from, to: file.at });
}
