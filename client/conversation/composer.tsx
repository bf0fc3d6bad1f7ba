import { createEffect, createMemo, createSignal, type JSX, onMount, Show, untrack } from "solid-js";
import { hasVisibleText } from "../../domain/shared/rules.ts";
import { afterPaint } from "../lib/after-paint.ts";
import { isFocusFree } from "../lib/focus-turn.ts";
import { checkLength } from "../lib/forms/text-limit.ts";
import { hasKeyboard, isComposing } from "../lib/keys.ts";
import type { Draft } from "../live/outbox/outbox-draft.ts";
import { SendIcon } from "../ui/icons.tsx";
import { type ComposerField, ComposerFieldProvider } from "./composer-field.ts";
import { composerText } from "./texts.ts";

/** Tallest the field grows, in pixels. */
const MAX_HEIGHT = 200;

export interface ComposerProps {
  readonly label: string;
  readonly placeholder: string;
  /** Longest text, in characters as people count them. */
  readonly limit: number;
  readonly draft: Draft;
  readonly disabled?: boolean;
  readonly onSend: (text: string) => void;
  readonly onTyping?: (is: boolean) => void;
  /** Files that go with the message. */
  readonly files?: number | undefined;
  /** Why nothing can be sent now, or null. Undefined until that is known: a draft with files then waits. */
  readonly sendBlock?: string | null | undefined;
  /**
   * What stands above the field, before it, at its top, at its end and below it; all of it finds the field by
   * `useComposerField`.
   */
  readonly above?: JSX.Element;
  readonly before?: JSX.Element;
  readonly tools?: JSX.Element;
  readonly inside?: JSX.Element;
  readonly below?: JSX.Element;
  /** Whether it takes the focus when it appears: where writing is what the page is for. */
  readonly takesFocus?: boolean;
  readonly ref?: (field: ComposerField) => void;
}

/** A text as it is sent: without what cannot be stored, and what stands blank around it. */
const sendable = (text: string): string => {
  const trimmed = text.replaceAll("\0", "").trim();
  return hasVisibleText(trimmed) ? trimmed : "";
};

/** Types a text over what is selected in the field that has the focus: the one way that leaves undo as it is. */
const typed = (text: string): boolean =>
  text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, text);

/** Where a message is written: Enter sends, Shift+Enter breaks the line, Escape lets go of the answered message. */
export const Composer = (props: ComposerProps) => {
  const [text, setText] = createSignal(props.draft.read().text);
  const takesFocus = untrack(() => props.takesFocus) && hasKeyboard();
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
    replace: (from, to, put, start = from + put.length, end = start) => {
      field.focus({ preventScroll: true });
      field.setSelectionRange(from, to);
      if (from !== to || put !== "") if (!typed(put)) write(text().slice(0, from) + put + text().slice(to));
      field.setSelectionRange(start, end);
    },
    focus: () => field.focus(),
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  };

  createEffect(() => {
    // Empty, it is as high as its one row: nothing has to be laid out to know that.
    const isEmpty = text() === "";
    field.style.height = isEmpty ? "" : "auto";
    if (!isEmpty) field.style.height = `${Math.min(field.scrollHeight, MAX_HEIGHT)}px`;
  });

  onMount(() => {
    props.ref?.(own);
    if (takesFocus) afterPaint(() => isFocusFree() && field.focus({ preventScroll: true }));
  });

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
        <div class="flex items-end gap-2">
          {props.before}
          <div class="min-w-0 flex-1 rounded-lg border border-edge bg-surface has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-accent has-[textarea:focus-visible]:-outline-offset-1">
            {props.tools}
            <div class="flex items-end">
              <textarea
                ref={field}
                rows={1}
                data-focus-first={takesFocus ? "" : undefined}
                class="min-h-[2.625rem] min-w-0 flex-1 resize-none rounded-lg bg-transparent px-3.5 py-[0.5625rem] leading-6 outline-none placeholder:truncate disabled:opacity-60"
                aria-label={props.label}
                placeholder={props.placeholder}
                enterkeyhint="send"
                disabled={props.disabled ?? false}
                value={text()}
                onInput={(event) => write(event.currentTarget.value)}
                onBlur={() => props.onTyping?.(false)}
                onKeyDown={onKeyDown}
              />
              {props.inside}
            </div>
          </div>
          <button
            type="submit"
            class="flex size-11 shrink-0 items-center justify-center rounded-lg bg-accent text-on-accent hover:bg-accent-strong disabled:bg-sunken disabled:text-ink-faint"
            aria-label={composerText.send}
            disabled={!canSend()}
          >
            <SendIcon />
          </button>
        </div>
        <div class="flex flex-wrap items-center gap-x-4">
          {props.below}
          <p class="ml-auto text-xs" aria-live="polite">
            <Show when={length().text}>
              {(left) => (
                <span class={length().fits ? "text-ink-faint" : "font-semibold text-danger-ink"}>
                  {left()}
                </span>
              )}
            </Show>
          </p>
        </div>
      </form>
    </ComposerFieldProvider>
  );
};
