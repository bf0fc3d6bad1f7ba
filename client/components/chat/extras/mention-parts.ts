/** A stretch of text; with `handle`, in lower case, where it names somebody. */
export interface MentionPart {
  readonly text: string;
  readonly handle?: string;
}

/** What counts as a mention is settled by `mentionsIn` of the chat's rules; this also tells where. */
const MENTION = /(?<![\w@/.])@([A-Za-z0-9][A-Za-z0-9_-]{0,39})/g;

/** A text without code, divided into mentions and what stands between them. */
export const mentionParts = (text: string): readonly MentionPart[] => {
  const parts: MentionPart[] = [];
  let from = 0;
  for (const match of text.matchAll(MENTION)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: match[0], handle: (match[1] as string).toLowerCase() });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
};
