import { createEffect, createMemo, onMount } from "solid-js";
import { MAX_MESSAGE_LENGTH } from "../../../../domain/chat/limits.ts";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { hasVisibleText } from "../../../../domain/shared/rules.ts";
import { checkLength } from "../../../lib/forms/text-limit.ts";
import { isComposing } from "../../../lib/keys.ts";
import { Button } from "../../../ui/button.tsx";
import { useLoadedInteractions } from "../room/interactions-context.ts";
import { editorTexts } from "../texts/message-actions.ts";

/** Tallest the field grows, in pixels. */
const MAX_HEIGHT = 320;

/** Where a message is edited, in its own place: Enter saves, Escape leaves it as it was. */
export const MessageEditor = (props: { readonly message: ChatMessage }) => {
  const { editing } = useLoadedInteractions();
  let field!: HTMLTextAreaElement;
  const text = () => editing.current()?.text ?? "";
  const length = createMemo(() => checkLength(text(), MAX_MESSAGE_LENGTH));
  const mayBeSaved = () =>
    length().fits && (hasVisibleText(text()) || (props.message.attachments?.length ?? 0) > 0);
  onMount(() => {
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  });
  createEffect(() => {
    text();
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight + 2, MAX_HEIGHT)}px`;
  });
  return (
    <div class="grid gap-2 py-1">
      <textarea
        ref={field}
        class="min-h-11 w-full resize-none rounded-md border border-edge bg-surface px-3 py-2 leading-6"
        aria-label={editorTexts.label}
        value={text()}
        onInput={(event) => editing.write(event.currentTarget.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (isComposing(event)) return;
          if (event.key === "Escape") editing.cancel(props.message);
          else if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            editing.save(props.message);
          }
        }}
      />
      <div class="flex gap-2">
        <Button variant="primary" disabled={!mayBeSaved()} onClick={() => editing.save(props.message)}>
          {editorTexts.save}
        </Button>
        <Button variant="quiet" onClick={() => editing.cancel(props.message)}>
          {editorTexts.cancel}
        </Button>
        <p class="self-center text-xs" aria-live="polite">
          <span class={length().fits ? "text-ink-faint" : "font-semibold text-danger-ink"}>
            {length().text}
          </span>
        </p>
      </div>
    </div>
  );
};
