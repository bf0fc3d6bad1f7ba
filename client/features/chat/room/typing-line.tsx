import { Show } from "solid-js";

/** Who is typing, in the place that the room keeps for it. */
export const TypingLine = (props: { readonly names: readonly string[] }) => (
  <Show when={props.names.length > 0}>
    <span class="live-dot mr-2 inline-block text-accent" aria-hidden="true" />
    {typingWords(props.names)}
  </Show>
);

const typingWords = ([first, second, ...others]: readonly string[]): string => {
  if (second === undefined) return `${first} is typing…`;
  if (others.length === 0) return `${first} and ${second} are typing…`;
  return `${first}, ${second} and ${others.length} more are typing…`;
};
