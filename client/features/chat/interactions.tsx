import { onCleanup, untrack } from "solid-js";
import { plainText } from "../../../domain/chat/message-text/message-text.ts";
import type { MessageAction } from "../../../domain/chat/rules.ts";
import { type Draft, editDraftOf } from "../../live/outbox/outbox-draft.ts";
import { showToast } from "../../shell/toasts.ts";
import { watchDrops } from "./composer/dropped-files.ts";
import { createUploads } from "./composer/uploads.ts";
import { createWriteBlock } from "./composer/write-block.ts";
import { createActions } from "./messages/actions.ts";
import { createEditing } from "./messages/editing.ts";
import { MessageDialogs } from "./messages/message-dialogs.tsx";
import { createDialogs } from "./messages/message-dialogs-state.ts";
import { watchRows } from "./messages/row-pointer.ts";
import { Announcer } from "./room/announcer.tsx";
import type { ChatInteractions } from "./room/interactions-context.ts";
import { openPendingChanges } from "./room/pending-changes.ts";
import { type Room, useRoom } from "./room/room-context.ts";
import { listenToShortcuts } from "./room/shortcut-listener.ts";
import { showThanks } from "./room/thanks.ts";
import { isShortcut } from "./shortcuts.ts";

export { AttachButton } from "./composer/attach-button.tsx";
export { ComposerTop } from "./composer/composer-top.tsx";
export { MessageBody } from "./messages/message-body.tsx";
export { MessageFoot } from "./messages/message-foot.tsx";
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

  const withDraft = (draft: Draft): ChatInteractions => {
    const uploads = untrack(() => createUploads(room, draft, refuse));
    return { ...shared, uploads, sendBlock: () => writeBlock() ?? uploads.sendBlock() };
  };
  const shared: Omit<ChatInteractions, "uploads" | "sendBlock"> = {
    changes,
    actions,
    editing,
    dialogs,
    plainText,
    withDraft,
    editLast: () => {
      const own = chat.state().messages.findLast((one) => one.userId === userId && !one.isDeleted);
      if (!own) return false;
      room.jump(own.id);
      setTimeout(() => editing.start(changes.display(own)), 50);
      return true;
    },
    onRowKey: (event, message) => {
      const may = (action: MessageAction) => !message.isDeleted && actions.may(action, message);
      if (isShortcut(event, "menu") || event.key === "ContextMenu") dialogs.openMenu(message);
      else if (isShortcut(event, "thread")) actions.openThread(message);
      else if (isShortcut(event, "edit") && may("edit")) editing.startLater(message);
      else if (isShortcut(event, "remove") && may("delete")) dialogs.askToDelete(message);
      else return false;
      return true;
    },
    watchRows: (list, onActive, messageOf) =>
      watchRows(list, onActive, (id) => {
        const message = messageOf(id);
        if (message) dialogs.openMenu(message);
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
    </>
  );
};
