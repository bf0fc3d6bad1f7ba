import { createEffect, createMemo, createSignal, onMount, Show } from "solid-js";
import { hasVisibleText } from "../../domain/shared/rules.ts";
import { roomIn } from "../lib/forms/text-limit.ts";
import { isComposing } from "../lib/keys.ts";
import type { Draft } from "../live/outbox/outbox-draft.ts";
import { CloseIcon, SendIcon } from "../ui/icons.tsx";
import type { ComposerField, ComposerInteractions } from "./composer-interactions.ts";

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
  /** Undefined until they are loaded, and where there are none. */
  readonly interactions?: ComposerInteractions | undefined;
  /** Hands out how to put a text into the field and go there. */
  readonly control?: (control: { readonly focus: () => void; readonly fill: (text: string) => void }) => void;
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

  const files = () => props.interactions?.files().length ?? 0;
  const room = createMemo(() => roomIn(text(), props.limit, files()));
  const hasSomething = () => hasVisibleText(text()) || files() > 0;
  /** Files of the draft are known to the interactions alone: until those are here, a message would go without them. */
  const mayGo = () =>
    props.interactions ? !props.interactions.hold() : props.draft.read().files.length === 0;
  const canSend = () => !props.disabled && hasSomething() && room().fits && mayGo();

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

  /** The field for the interactions; made once it is in the document. */
  const [handle, setHandle] = createSignal<ComposerField>();

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const own = handle();
    if (own && props.interactions?.onComposerKey(event, own)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey) {
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

  onMount(() => {
    setHandle({
      element: field,
      text,
      write: (next, caret = next.length) => {
        write(next);
        field.setSelectionRange(caret, caret);
      },
      focus: () => field.focus(),
    });
    props.control?.({
      focus: () => field.focus(),
      fill: (next) => {
        write(next);
        field.focus();
      },
    });
  });

  return (
    <form
      class="composer border-line border-t bg-surface px-3 py-2"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onDragOver={(event) => props.interactions && event.preventDefault()}
      onDrop={(event) => {
        const files = event.dataTransfer?.files;
        if (!props.interactions || !files?.length) return;
        event.preventDefault();
        props.interactions.onDrop(files);
      }}
    >
      <Show when={handle() && props.interactions}>
        {(interactions) => {
          const { ComposerTop } = interactions();
          return <ComposerTop field={handle() as ComposerField} />;
        }}
      </Show>
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
        <Show
          when={handle() && props.interactions}
          fallback={"interactions" in props && <span class="w-11" />}
        >
          {(interactions) => {
            const { ComposerTools } = interactions();
            return <ComposerTools field={handle() as ComposerField} />;
          }}
        </Show>
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
          onPaste={(event) => {
            const own = handle();
            if (own) props.interactions?.onPaste(event, own);
          }}
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
        <Show when={room().words}>
          {(words) => (
            <span class={room().fits ? "text-ink-faint" : "font-semibold text-danger-ink"}>{words()}</span>
          )}
        </Show>
      </p>
    </form>
  );
};
