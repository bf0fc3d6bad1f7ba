import { nameable } from "../../../../domain/chat/message-text/message-text.ts";

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

/** The text with the mention put in the place of what was typed, and where the caret stands then. */
export const withMention = (
  text: string,
  caret: number,
  query: MentionQuery,
  handle: string,
): { readonly text: string; readonly caret: number } => {
  const head = `${text.slice(0, query.from)}@${handle} `;
  return { text: head + text.slice(caret).replace(/^ /, ""), caret: head.length };
};
