import { Show } from "solid-js";
import { typingTexts } from "../texts/live.ts";
import { somebody } from "../texts/messages.ts";
import { useRoom } from "./room-context.ts";

/** Who is typing, in the place that the room keeps for it. */
export const TypingLine = () => {
  const { state } = useRoom().chat;
  const names = () => state().typing.map((id) => state().people[id]?.name ?? somebody);
  return (
    <Show when={names().length > 0}>
      <span class="live-dot mr-2 inline-block text-accent" aria-hidden="true" />
      {typingText(names())}
    </Show>
  );
};

const typingText = ([first = somebody, second, ...others]: readonly string[]): string => {
  if (second === undefined) return typingTexts.one(first);
  if (others.length === 0) return typingTexts.two(first, second);
  return typingTexts.more(first, second, others.length);
};
