import { blocksIn } from "../../../../domain/chat/message-text/message-text.ts";
import type { Block, Inline } from "../../../../domain/chat/message-text/tree.ts";
import type { TextChange } from "../composer/format/format.ts";

/** The name of an emoji that is typed before the caret: what stands after its colon, and where that begins. */
export interface EmojiQuery {
  readonly q: string;
  readonly from: number;
  /** The name has its second colon: it is that one or none. */
  readonly isWhole: boolean;
}

/** Letters of a name from which emoji are offered: `:D` and `3:4` are none. */
const BEFORE_CARET = /(?:^|[\s(>"'*_~])(:([a-z0-9_+-]{2,40})(:?))$/iu;

/** Stands in for the name, and is typed by nobody. */
const MARK = "\u{F0000}";

const inInlines = (inlines: readonly Inline[]): boolean =>
  inlines.some((inline) =>
    inline.kind === "code" ? inline.text.includes(MARK) : "content" in inline && inInlines(inline.content),
  );

const inCode = (blocks: readonly Block[]): boolean =>
  blocks.some((block) => {
    switch (block.kind) {
      case "code":
        return block.text.includes(MARK);
      case "quote":
        return inCode(block.blocks);
      case "list":
        return block.items.some((item) => inCode(item.blocks));
      case "table":
        return [block.header, ...block.rows].some((row) => row.some(inInlines));
      case "rule":
        return false;
      default:
        return inInlines(block.content);
    }
  });

/** The emoji's name being typed before the caret, or null; in code, colons are colons. */
export const emojiQuery = (text: string, caret: number): EmojiQuery | null => {
  const found = BEFORE_CARET.exec(text.slice(0, caret));
  if (!found) return null;
  const typed = found[1] as string;
  const from = caret - typed.length;
  if (inCode(blocksIn(text.slice(0, from) + MARK + text.slice(caret)))) return null;
  return { q: found[2] as string, from, isWhole: found[3] === ":" };
};

/** Puts an emoji in the place of its name. */
export const withEmoji = (caret: number, { from }: EmojiQuery, emoji: string): TextChange => {
  const end = from + emoji.length;
  return { from, to: caret, text: emoji, start: end, end };
};
