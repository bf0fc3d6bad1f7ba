import { onCleanup, untrack } from "solid-js";
import { isInRoom, type MessageAction } from "../../../domain/chat/rules.ts";
import type { ChatMessage } from "../../../domain/chat/wire.ts";
import { type Draft, editDraftOf } from "../../live/outbox/outbox-draft.ts";
import { showToast } from "../../shell/toasts.ts";
import { watchDrops } from "./composer/dropped-files.ts";
import { typeToFocus } from "./composer/type-to-focus.ts";
import { createUploads } from "./composer/uploads.ts";
import { createWriteBlock } from "./composer/write-block.ts";
import { EmojiPopover } from "./emoji/emoji-popover.tsx";
import { ViewerPlace } from "./files/viewer-place.tsx";
import { createActions } from "./messages/actions.ts";
import { createEditing } from "./messages/editing.ts";
import { MessageDialogs } from "./messages/message-dialogs.tsx";
import { createDialogs } from "./messages/message-dialogs-state.ts";
import { anchorInRow, watchRows } from "./messages/row-pointer.ts";
import { PersonCards } from "./people/person-cards.tsx";
import { Announcer } from "./room/announcer.tsx";
import type { ChatInteractions } from "./room/interactions-context.ts";
import { openPendingChanges } from "./room/pending-changes.ts";
import { type Room, useRoom } from "./room/room-context.ts";
import { listenToShortcuts } from "./room/shortcut-listener.ts";
import { showThanks } from "./room/thanks.ts";
import { isShortcut } from "./shortcuts.ts";

export { AttachButton } from "./composer/attach-button.tsx";
export { ComposerButtons } from "./composer/composer-buttons.tsx";
export { ComposerTop } from "./composer/composer-top.tsx";
export { FormatBar } from "./composer/format/format-bar.tsx";
export { EditState } from "./messages/edit-state.tsx";
export { MessageEditor } from "./messages/message-editor.tsx";
export { MessageTools } from "./messages/message-tools.tsx";
export { TypingLine } from "./room/typing-line.tsx";

const createInteractions = (room: Room, roomDraft: Draft): ChatInteractions => {
  const { chat, userId, roomId } = room;
  const refuse = (message: string) => void showToast({ title: message, tone: "danger" });
  const changes = openPendingChanges(chat, userId, roomId, refuse);
  onCleanup(changes.close);
  onCleanup(showThanks(chat));
  const actions = createActions(room, changes);
  const dialogs = createDialogs(changes.display);
  const editing = createEditing(
    editDraftOf(userId, roomId),
    (message, content) => changes.ask({ _tag: "Edit", id: message.id, content }),
    (message) => document.getElementById(`message-${message.id}`)?.focus({ preventScroll: true }),
  );
  const writeBlock = createWriteBlock(chat.state);
  listenToShortcuts(room);
  typeToFocus();

  const withDraft = (draft: Draft): ChatInteractions => {
    const uploads = untrack(() => createUploads(room, draft, refuse));
    return { ...shared, uploads, sendBlock: () => writeBlock() ?? uploads.sendBlock() };
  };
  const shared: Omit<ChatInteractions, "uploads" | "sendBlock"> = {
    changes,
    actions,
    editing,
    dialogs,
    withDraft,
    editLast: () => {
      const isOwn = (one: ChatMessage) =>
        one.userId === userId && isInRoom(one) && !changes.display(one).isDeleted;
      const own = chat.state().messages.findLast(isOwn);
      if (!own) return false;
      room.jump(own.id, () => editing.start(changes.display(own)));
      return true;
    },
    onRowKey: (event, message) => {
      const may = (action: MessageAction) => !message.isDeleted && actions.may(action, message);
      const asksForMenu =
        isShortcut(event, "menu") || event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);
      if (asksForMenu) dialogs.openMenu(message, anchorInRow(event.currentTarget as Element));
      else if (isShortcut(event, "thread")) room.openThread(message);
      else if (isShortcut(event, "edit") && may("edit")) editing.startLater(message);
      else if (isShortcut(event, "remove") && may("delete")) dialogs.askToDelete(message);
      else return false;
      return true;
    },
    watchRows: (list, onActive, messageOf) =>
      watchRows(list, onActive, (id, anchor) => {
        const message = messageOf(id);
        if (message) dialogs.openMenu(message, anchor);
      }),
  };
  const interactions = withDraft(roomDraft);
  watchDrops(interactions.uploads.add);
  return interactions;
};

/**
 * Makes what a room offers beyond reading and writing plain text, for as long as it is shown, and asks over it what has
 * to be asked. `onReady` gets it for the rest of the room.
 */
export const Interactions = (props: {
  readonly draft: Draft;
  readonly onReady: (interactions: ChatInteractions) => void;
}) => {
  const room = useRoom();
  props.onReady(createInteractions(room, props.draft));
  return (
    <>
      <Announcer state={room.chat.state()} />
      <MessageDialogs />
      <EmojiPopover />
      <ViewerPlace />
      <PersonCards />
    </>
  );
};
