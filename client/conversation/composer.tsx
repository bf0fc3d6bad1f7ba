import { createEffect, createMemo, createSignal, type JSX, onMount, Show } from "solid-js";
import { hasVisibleText } from "../../domain/shared/rules.ts";
import { checkLength } from "../lib/forms/text-limit.ts";
import { isComposing } from "../lib/keys.ts";
import type { Draft } from "../live/outbox/outbox-draft.ts";
import { CloseIcon, SendIcon } from "../ui/icons.tsx";
import { type ComposerField, ComposerFieldProvider } from "./composer-field.ts";

/** Tallest the field grows, in pixels. */
const MAX_HEIGHT = 200;

export interface ComposerProps {
  readonly label: string;
  readonly placeholder: string;
  /** Longest text, in characters as people count them. */
  readonly limit: number;
  readonly draft: Draft;
  readonly disabled?: boolean;
  /** The text being answered, shown above the field. */
  readonly replyTo?: { readonly name: string; readonly text: string } | null;
  readonly onCancelReply?: () => void;
  readonly onSend: (text: string) => void;
  readonly onTyping?: (is: boolean) => void;
  /** Files that go with the message. */
  readonly files?: number | undefined;
  /** Why nothing can be sent now, or null. Undefined until that is known: a draft with files then waits. */
  readonly sendBlock?: string | null | undefined;
  /** What stands above the field, and before it; it finds the field by `useComposerField`. */
  readonly above?: JSX.Element;
  readonly before?: JSX.Element;
  readonly ref?: (field: ComposerField) => void;
}

/** A text as it is sent: without what cannot be stored, and what stands blank around it. */
const sendable = (text: string): string => {
  const trimmed = text.replaceAll("\0", "").trim();
  return hasVisibleText(trimmed) ? trimmed : "";
};

/** Where a message is written: Enter sends, Shift+Enter breaks the line, Escape lets go of the answered message. */
export const Composer = (props: ComposerProps) => {
  const [text, setText] = createSignal(props.draft.read().text);
  let field!: HTMLTextAreaElement;

  const files = () => props.files ?? 0;
  const length = createMemo(() => checkLength(text(), props.limit, files()));
  const hasSomething = () => hasVisibleText(text()) || files() > 0;
  const mayGo = () =>
    props.sendBlock === undefined ? props.draft.read().files.length === 0 : props.sendBlock === null;
  const canSend = () => !props.disabled && hasSomething() && length().fits && mayGo();

  const write = (next: string) => {
    setText(next);
    props.draft.write({ text: next });
    props.onTyping?.(hasVisibleText(next));
  };

  const send = () => {
    if (!canSend()) return;
    props.onSend(sendable(text()));
    write("");
    field.focus();
  };

  const own: ComposerField = {
    get element() {
      return field;
    },
    text,
    write: (next, caret = next.length) => {
      write(next);
      field.setSelectionRange(caret, caret);
    },
    focus: () => field.focus(),
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (event.key === "Escape" && props.replyTo) {
      event.stopPropagation();
      props.onCancelReply?.();
    }
  };

  createEffect(() => {
    text();
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, MAX_HEIGHT)}px`;
  });

  onMount(() => props.ref?.(own));

  return (
    <ComposerFieldProvider value={own}>
      <form
        class="composer border-line border-t bg-surface px-3 py-2"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {props.above}
        <Show when={props.replyTo}>
          {(reply) => (
            <div class="mb-2 flex items-center gap-2 rounded-md bg-accent-soft pl-3 text-accent-ink text-sm">
              <p class="min-w-0 flex-1 truncate">
                Reply to <strong>{reply().name}</strong>: {reply().text}
              </p>
              <button
                type="button"
                class="flex size-10 shrink-0 items-center justify-center"
                aria-label="Do not reply to this message"
                onClick={() => props.onCancelReply?.()}
              >
                <CloseIcon />
              </button>
            </div>
          )}
        </Show>
        <div class="flex items-end gap-2">
          {props.before}
          <textarea
            ref={field}
            rows={1}
            class="min-h-11 min-w-0 flex-1 resize-none rounded-lg border border-edge bg-surface px-3.5 py-2.5 leading-6 focus-visible:outline-2 focus-visible:-outline-offset-1 disabled:opacity-60"
            aria-label={props.label}
            placeholder={props.placeholder}
            enterkeyhint="send"
            disabled={props.disabled ?? false}
            value={text()}
            onInput={(event) => write(event.currentTarget.value)}
            onBlur={() => props.onTyping?.(false)}
            onKeyDown={onKeyDown}
          />
          <button
            type="submit"
            class="flex size-11 shrink-0 items-center justify-center rounded-lg bg-accent text-on-accent hover:bg-accent-strong disabled:bg-sunken disabled:text-ink-faint"
            aria-label="Send"
            disabled={!canSend()}
          >
            <SendIcon />
          </button>
        </div>
        <p class="text-right text-xs" aria-live="polite">
          <Show when={length().text}>
            {(left) => (
              <span class={length().fits ? "text-ink-faint" : "font-semibold text-danger-ink"}>{left()}</span>
            )}
          </Show>
        </p>
      </form>
    </ComposerFieldProvider>
  );
};
