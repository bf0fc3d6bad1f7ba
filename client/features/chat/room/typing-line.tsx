import { Show } from "solid-js";
import { useRoom } from "./room-context.ts";

/** Who is typing, in the place that the room keeps for it. */
export const TypingLine = () => {
  const { state } = useRoom().chat;
  const names = () => state().typing.map((id) => state().people[id]?.name ?? "Somebody");
  return (
    <Show when={names().length > 0}>
      <span class="live-dot mr-2 inline-block text-accent" aria-hidden="true" />
      {typingText(names())}
    </Show>
  );
};

const typingText = ([first, second, ...others]: readonly string[]): string => {
  if (second === undefined) return `${first} is typing…`;
  if (others.length === 0) return `${first} and ${second} are typing…`;
  return `${first}, ${second} and ${others.length} more are typing…`;
};
