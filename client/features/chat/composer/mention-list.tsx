import type { MembersPage } from "../../../../domain/chat/model.ts";
import { useComposerField } from "../../../conversation/composer-field.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { apiChat } from "../api.ts";
import { useRoom } from "../room/room-context.ts";
import { suggestionText } from "../texts/composer.ts";
import { type MentionQuery, mentionQuery, withMention } from "./mention-query.ts";
import { SuggestionList } from "./suggestion-list.tsx";
import { createSuggestions } from "./suggestions.ts";

type ChatMember = MembersPage["members"][number];

/** People offered for a mention. */
const MOST_OFFERED = 6;

/** Milliseconds of quiet before people are asked for. */
const QUIET_MS = 120;

/** People of the room whose handle or name begins with what stands after an `@` at the caret. */
export const MentionList = () => {
  const { roomId, userId } = useRoom();
  const suggestions = createSuggestions<MentionQuery, ChatMember>(useComposerField(), {
    queryAt: mentionQuery,
    find: async ({ q }, signal) => {
      const { members } = await apiChat.members(roomId, q, null, signal);
      return members.filter(({ id }) => id !== userId).slice(0, MOST_OFFERED);
    },
    put: (text, caret, query, { handle }) => withMention(text, caret, query, handle),
    quietMs: QUIET_MS,
  });
  return (
    <SuggestionList label={suggestionText.people} suggestions={suggestions} nameOf={({ name }) => name}>
      {(member) => (
        <>
          <Avatar person={member} size="sm" />
          <span class="truncate font-semibold">{member.name}</span>
          <span class="truncate text-ink-faint text-sm">@{member.handle}</span>
        </>
      )}
    </SuggestionList>
  );
};
