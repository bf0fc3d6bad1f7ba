import { Show } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import type { Person } from "../../../../domain/shared/schema.ts";
import { hueClass } from "../../../lib/hue.ts";
import { useInteractions } from "../room/interactions-context.ts";

/** The message that another one answers, in a line; pressing it leads there. */
export const ReplyQuote = (props: {
  /** Undefined while the message is not loaded. */
  readonly message: ChatMessage | undefined;
  readonly author: Person | undefined;
  readonly onJump: () => void;
}) => {
  const interactions = useInteractions();
  const plainText = (text: string) => interactions()?.plainText(text) ?? text;
  return (
    <button
      type="button"
      class={`${hueClass(props.message?.userId ?? "")} mb-1 flex min-h-8 max-w-full items-center gap-2 rounded-md border-l-[3px] border-l-[oklch(0.62_0.12_var(--hue))] bg-sunken py-1 pr-3 pl-2.5 text-left text-ink-soft text-sm hover:text-ink`}
      tabindex={-1}
      onClick={() => props.onJump()}
    >
      <span class="sr-only">In answer to </span>
      <Show when={props.message} fallback={<span class="italic">an earlier message</span>}>
        {(message) => (
          <>
            <span class="max-w-1/2 shrink-0 truncate font-semibold">{props.author?.name ?? "Somebody"}</span>
            <span class="truncate" dir="auto">
              {message().isDeleted ? "Deleted message" : firstLine(plainText(message().content))}
            </span>
          </>
        )}
      </Show>
    </button>
  );
};

const firstLine = (text: string) => text.split("\n", 1)[0] ?? "";
