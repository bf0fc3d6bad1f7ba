import { createEffect, createSignal, on } from "solid-js";
import { plainText } from "../../../../domain/chat/message-text/message-text.ts";
import { isInRoom } from "../../../../domain/chat/rules.ts";
import { announcerTexts } from "../texts/live.ts";
import { somebody } from "../texts/messages.ts";
import type { ChatState } from "./chat-state.ts";

/** Most messages read out one by one; more at once are counted. */
const READ_OUT = 3;

/** Tells screen readers of messages that others write in the room while it is open, and of nothing older. */
export const Announcer = (props: { readonly state: ChatState }) => {
  const [text, setText] = createSignal("");
  createEffect(
    on(
      () => props.state.messages.at(-1)?.seq ?? 0,
      (last, before) => {
        if (!before) return;
        const { messages, people, you } = props.state;
        const fresh = messages.filter(
          (message) => message.seq > before && message.userId !== you?.id && isInRoom(message),
        );
        if (last <= before || fresh.length === 0) return;
        setText(
          fresh.length > READ_OUT
            ? announcerTexts.many(fresh.length)
            : fresh
                .map(({ userId, content }) =>
                  announcerTexts.one(people[userId]?.name ?? somebody, plainText(content)),
                )
                .join(". "),
        );
      },
    ),
  );
  return (
    <div class="sr-only" aria-live="polite">
      {text()}
    </div>
  );
};
