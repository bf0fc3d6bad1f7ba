import { Suspense } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { lazyComponent } from "../../../ui/lazy-component.tsx";
import { AnchoredDialog } from "../../../ui/menus/anchored-dialog.tsx";
import type { Anchor } from "../../../ui/menus/placement.ts";
import { useLoadedInteractions } from "../room/interactions-context.ts";
import { useRoom } from "../room/room-context.ts";
import { toolText } from "../texts/message-actions.ts";

const EmojiPicker = lazyComponent(async () => ({
  default: (await import("../emoji/emoji-picker.tsx")).EmojiPicker,
}));

/** Every emoji, to react to a message with. */
export const ReactionPicker = (props: { readonly message: ChatMessage; readonly anchor: Anchor }) => {
  const { userId } = useRoom();
  const { actions, dialogs } = useLoadedInteractions();
  return (
    <AnchoredDialog anchor={props.anchor} label={toolText.react} onClose={dialogs.close} class="sm:w-86">
      <Suspense fallback={<div class="h-80" />}>
        <EmojiPicker
          userId={userId}
          onPick={(emoji) => {
            dialogs.close();
            actions.react(props.message, emoji);
          }}
        />
      </Suspense>
    </AnchoredDialog>
  );
};
