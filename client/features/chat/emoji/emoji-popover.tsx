import { createSignal, onCleanup, Show, Suspense } from "solid-js";
import { lazyComponent } from "../../../ui/lazy-component.tsx";
import { AnchoredDialog } from "../../../ui/menus/anchored-dialog.tsx";
import { useRoom } from "../room/room-context.ts";
import { emojiText } from "../texts/emoji.ts";

const EmojiPicker = lazyComponent(async () => ({
  default: (await import("./emoji-picker.tsx")).EmojiPicker,
}));

/** Somebody wants to pick an emoji, beside something on the page. */
interface Ask {
  readonly anchor: HTMLElement;
  readonly onPick: (emoji: string) => void;
}

const [asked, setAsked] = createSignal<Ask | null>(null);

/** Has an emoji picked beside an element on the page; `onPick` is called once that has the focus again. */
export const pickEmoji = (anchor: HTMLElement, onPick: (emoji: string) => void): void =>
  void setAsked({ anchor, onPick });

/** Where emoji are picked for `pickEmoji`. */
export const EmojiPopover = () => {
  const { userId } = useRoom();
  const close = () => setAsked(null);
  onCleanup(close);
  return (
    <Show when={asked()} keyed>
      {({ anchor, onPick }) => (
        <AnchoredDialog
          anchor={anchor.getBoundingClientRect()}
          label={emojiText.title}
          onClose={close}
          class="sm:w-86"
        >
          <Suspense fallback={<div class="h-80" />}>
            <EmojiPicker
              userId={userId}
              onPick={(emoji) => {
                close();
                onPick(emoji);
              }}
            />
          </Suspense>
        </AnchoredDialog>
      )}
    </Show>
  );
};
