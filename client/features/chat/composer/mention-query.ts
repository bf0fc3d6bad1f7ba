import { nameable } from "../../../../domain/chat/message-text/message-text.ts";
import type { TextChange } from "./format/format.ts";

/** The mention that somebody is typing at the caret: what stands after its `@`, and where that begins. */
export interface MentionQuery {
  readonly q: string;
  readonly from: number;
}

const BEFORE_CARET = /@([\p{L}\p{M}\p{N}_-]{0,40})$/u;

/** The mention being typed before the caret, or null; there is none where it would notify nobody. */
export const mentionQuery = (text: string, caret: number): MentionQuery | null => {
  const found = BEFORE_CARET.exec(text.slice(0, caret));
  if (!found || !nameable(text.slice(0, found.index), text.slice(caret))) return null;
  return { q: found[1] as string, from: found.index };
};

/** Puts a mention in the place of what was typed, with one space behind it. */
export const withMention = (text: string, caret: number, query: MentionQuery, handle: string): TextChange => {
  const put = `@${handle} `;
  const end = query.from + put.length;
  return {
    from: query.from,
    to: text.startsWith(" ", caret) ? caret + 1 : caret,
    text: put,
    start: end,
    end,
  };
};
