import { createEffect, on } from "solid-js";
import { useComposerField } from "../../../conversation/composer-field.ts";
import { SuggestionList } from "../composer/suggestion-list.tsx";
import { createSuggestions } from "../composer/suggestions.ts";
import { useRoom } from "../room/room-context.ts";
import { emojiText } from "../texts/emoji.ts";
import { type Emoji, withTone } from "./emoji.ts";
import { type EmojiQuery, emojiQuery, withEmoji } from "./emoji-query.ts";
import { loadEmoji } from "./load-emoji.ts";
import { ownEmoji } from "./own-emoji.ts";

/** Emoji offered for a name. */
const MOST_OFFERED = 6;

/** Emoji whose name is being typed after a colon; a name between two colons becomes its emoji at once. */
export const EmojiList = () => {
  const field = useComposerField();
  const own = ownEmoji(useRoom().userId);
  const toned = (one: Emoji) => withTone(one, own.tone.read());
  const put = (caret: number, query: EmojiQuery, one: Emoji) => {
    const emoji = toned(one);
    own.note(emoji);
    return withEmoji(caret, query, emoji);
  };
  const queryAt = (text: string, caret: number) => {
    const query = emojiQuery(text, caret);
    return query?.isWhole ? null : query;
  };
  const suggestions = createSuggestions<EmojiQuery, Emoji>(field, {
    queryAt,
    find: async ({ q }) => (await loadEmoji()).find(q, MOST_OFFERED),
    put: (_, caret, query, one) => put(caret, query, one),
    quietMs: 0,
  });

  const finish = async () => {
    const text = field.text();
    const caret = field.element.selectionStart;
    const query = emojiQuery(text, caret);
    if (!query?.isWhole) return;
    const one = (await loadEmoji()).named(query.q);
    if (!one || field.text() !== text || field.element.selectionStart !== caret) return;
    const { from, to, text: emoji, start, end } = put(caret, query, one);
    field.replace(from, to, emoji, start, end);
  };
  createEffect(on(field.text, () => queueMicrotask(() => void finish()), { defer: true }));

  return (
    <SuggestionList label={emojiText.list} suggestions={suggestions} nameOf={({ name }) => name}>
      {(one) => (
        <>
          <span class="w-7 text-center text-xl leading-none">{toned(one)}</span>
          <span class="truncate">:{one.code}:</span>
        </>
      )}
    </SuggestionList>
  );
};
