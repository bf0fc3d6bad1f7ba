import { useComposerField } from "../../../conversation/composer-field.ts";
import { pickEmoji } from "../emoji/emoji-popover.tsx";
import { formatText } from "../texts/composer.ts";
import { emojiText } from "../texts/emoji.ts";
import { isFormatBarShown, toggleFormatBar } from "./format/format-bar-shown.ts";

const button =
  "flex size-9 shrink-0 items-center justify-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink focus-visible:-outline-offset-2 pointer-coarse:size-11";

/** At the end of the field: what formats, and emoji. Keyboards of phones bring emoji of their own. */
export const ComposerButtons = () => {
  const field = useComposerField();
  return (
    <div class="my-[0.1875rem] mr-1 flex shrink-0 pointer-coarse:my-0">
      <button
        type="button"
        class={button}
        aria-label={formatText.toggle}
        title={formatText.toggle}
        aria-pressed={isFormatBarShown()}
        classList={{ "bg-sunken text-ink": isFormatBarShown() }}
        onPointerDown={(event) => event.preventDefault()}
        onMouseDown={(event) => event.preventDefault()}
        onClick={toggleFormatBar}
      >
        <span class="border-current border-b-2 font-semibold text-sm leading-4" aria-hidden="true">
          {formatText.sample}
        </span>
      </button>
      <button
        type="button"
        class={`${button} max-sm:pointer-coarse:hidden`}
        aria-label={emojiText.add}
        title={emojiText.add}
        aria-haspopup="dialog"
        onClick={(event) => {
          const { selectionStart, selectionEnd } = field.element;
          pickEmoji(event.currentTarget, (emoji) => field.replace(selectionStart, selectionEnd, emoji));
        }}
      >
        <svg
          class="size-5"
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          stroke-width="1.8"
          stroke-linecap="round"
          aria-hidden="true"
        >
          <path d="M12 3.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17M9 9.800v.4m6-.4v.4M8.300 14.200c1.700 2.700 5.700 2.700 7.400 0" />
        </svg>
      </button>
    </div>
  );
};
