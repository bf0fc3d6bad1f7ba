import { type Accessor, type Component, Show } from "solid-js";
import { plainText } from "../../../../domain/chat/message-text/message-text.ts";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Announcer } from "../room/announcer.tsx";
import type { InteractionContext } from "../room/interaction-types.ts";
import type { Actions } from "./actions.ts";
import { type MenuPlace, MessageMenu } from "./message-menu.tsx";

/** What is asked over the room: the menu of a message, and whether to delete one. */
export const createLayer =
  (options: {
    readonly context: InteractionContext;
    readonly actions: Actions;
    readonly menu: Accessor<MenuPlace | null>;
    readonly deleting: Accessor<ChatMessage | null>;
    readonly setMenu: (place: MenuPlace | null) => void;
    readonly setDeleting: (message: ChatMessage | null) => void;
    readonly onEdit: (message: ChatMessage) => void;
  }): Component =>
  () => (
    <>
      <Announcer state={options.context.chat.state()} />
      <Show when={options.menu()} keyed>
        {({ message, reply }) => (
          <MessageMenu
            context={options.context}
            actions={options.actions}
            message={message}
            reply={reply}
            onEdit={options.onEdit}
            onDelete={options.setDeleting}
            onClose={() => options.setMenu(null)}
          />
        )}
      </Show>
      <Show when={options.deleting()} keyed>
        {(message) => (
          <Dialog
            open
            onClose={() => options.setDeleting(null)}
            title="Delete this message?"
            description="Nobody in the room can read it any more. Those who moderate the course can."
            footer={
              <>
                <Button onClick={() => options.setDeleting(null)}>Keep it</Button>
                <Button
                  variant="danger"
                  onClick={() => {
                    options.setDeleting(null);
                    options.actions.remove(message);
                    // The button that had the focus goes with the message; its row stays.
                    document.getElementById(`message-${message.id}`)?.focus({ preventScroll: true });
                  }}
                >
                  Delete
                </Button>
              </>
            }
          >
            <p class="line-clamp-4 whitespace-pre-wrap rounded-md bg-sunken px-3 py-2">
              {plainText(message.content)}
            </p>
          </Dialog>
        )}
      </Show>
    </>
  );
