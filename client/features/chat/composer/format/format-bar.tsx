import { createSignal, For, onMount, Show } from "solid-js";
import { type ComposerField, useComposerField } from "../../../../conversation/composer-field.ts";
import { isComposing, keyNames } from "../../../../lib/keys.ts";
import { listen } from "../../../../lib/listen.ts";
import { isShortcut, SHORTCUTS } from "../../shortcuts.ts";
import { formatText } from "../../texts/composer.ts";
import { type Format, formatted } from "./format.ts";
import { isFormatBarShown } from "./format-bar-shown.ts";
import { FormatIcon } from "./format-icons.tsx";

/** As they stand beside each other. */
const FORMATS: readonly Format[] = [
  "bold",
  "italic",
  "strike",
  "link",
  "numbers",
  "bullets",
  "quote",
  "inlineCode",
  "codeBlock",
];

/** Those with Shift first: to a shortcut without it, Shift means nothing. */
const BY_KEYS = FORMATS.toSorted(
  (a, b) => Number(SHORTCUTS[b].includes("shift")) - Number(SHORTCUTS[a].includes("shift")),
);

const apply = ({ element, text, replace }: ComposerField, format: Format) => {
  const change = formatted(text(), element.selectionStart, element.selectionEnd, format);
  replace(change.from, change.to, change.text, change.start, change.end);
};

/** The keys that format what is selected in a composer, and buttons for the same where somebody wants them. */
export const FormatBar = () => {
  const field = useComposerField();
  const [at, setAt] = createSignal(0);
  let bar!: HTMLDivElement;

  onMount(() =>
    listen(field.element, "keydown", (event) => {
      // Right of the space bar of many keyboards, Ctrl and Alt together write a sign.
      if (isComposing(event) || event.altKey) return;
      const format = BY_KEYS.find((one) => isShortcut(event, one));
      if (!format) return;
      event.preventDefault();
      event.stopPropagation();
      apply(field, format);
    }),
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setAt((at() + step + FORMATS.length) % FORMATS.length);
    bar.querySelectorAll("button")[at()]?.focus();
  };

  return (
    <Show when={isFormatBarShown()}>
      <div
        ref={bar}
        class="flex gap-0.5 overflow-x-auto border-line border-b px-1 py-0.5"
        role="toolbar"
        aria-label={formatText.bar}
        onKeyDown={onKeyDown}
      >
        <For each={FORMATS}>
          {(format, index) => (
            <button
              type="button"
              class="flex size-8 shrink-0 items-center justify-center rounded-sm text-ink-soft hover:bg-sunken hover:text-ink focus-visible:-outline-offset-2 pointer-coarse:size-11"
              tabindex={index() === at() ? 0 : -1}
              aria-label={formatText.names[format]}
              title={`${formatText.names[format]} (${keyNames(SHORTCUTS[format]).join("+")})`}
              // The field keeps its focus, and phones their keyboard.
              onPointerDown={(event) => event.preventDefault()}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => apply(field, format)}
            >
              <FormatIcon format={format} />
            </button>
          )}
        </For>
      </div>
    </Show>
  );
};
