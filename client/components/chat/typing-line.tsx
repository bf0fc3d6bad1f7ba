import { Show } from "solid-js";

/** Who is typing. Its place is kept, so that nothing jumps when it comes and goes. */
export const TypingLine = (props: { readonly names: readonly string[] }) => {
  return (
    <p class="h-6 truncate px-4 text-ink-faint text-xs leading-6">
      <Show when={props.names.length > 0}>
        <span class="live-dot mr-2 inline-block text-accent" aria-hidden="true" />
        {typingWords(props.names)}
      </Show>
    </p>
  );
};

const typingWords = ([first, second, ...others]: readonly string[]): string => {
  if (second === undefined) return `${first} is typing…`;
  if (others.length === 0) return `${first} and ${second} are typing…`;
  return `${first}, ${second} and ${others.length} more are typing…`;
};
