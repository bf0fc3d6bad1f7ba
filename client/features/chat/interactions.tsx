import { createRoot, createSignal } from "solid-js";
import { plainText } from "../../../domain/chat/message-text/message-text.ts";
import type { MessageAction } from "../../../domain/chat/rules.ts";
import type { ChatMessage } from "../../../domain/chat/wire.ts";
import { editDraftOf } from "../../live/outbox/outbox-draft.ts";
import { showToast } from "../../shell/toasts.ts";
import { createComposerTools, createComposerTop, createMentions } from "./composer/composer-tools.tsx";
import { watchDrops } from "./composer/dropped-files.ts";
import { looksLikeCode, withFence } from "./composer/pasted-code.ts";
import { pastedFiles } from "./composer/pasted-files.ts";
import { createUploads } from "./composer/uploads.ts";
import { createWriteHold } from "./composer/write-block.ts";
import { createActions } from "./messages/actions.ts";
import { createEditing } from "./messages/editing.ts";
import { createBody } from "./messages/message-body.tsx";
import { createFoot } from "./messages/message-foot.tsx";
import { createLayer } from "./messages/message-layer.tsx";
import type { MenuPlace } from "./messages/message-menu.tsx";
import { createTools } from "./messages/message-tools.tsx";
import { watchRows } from "./messages/row-pointer.ts";
import type { ChatInteractions, InteractionContext } from "./room/interaction-types.ts";
import { openPendingChanges } from "./room/pending-changes.ts";
import { listenToShortcuts } from "./room/shortcut-listener.ts";
import { showThanks } from "./room/thanks.ts";
import { TypingLine } from "./room/typing-line.tsx";
import { isShortcut } from "./shortcuts.ts";

/** What a room offers beyond reading and writing plain text. `close` ends it. */
export const createInteractions = (context: InteractionContext): ChatInteractions =>
  createRoot((dispose) => {
    const { chat, userId, roomId } = context;
    const refuse = (message: string) => void showToast({ title: message, tone: "danger" });
    const changes = openPendingChanges(chat, userId, roomId, refuse);
    const stopThanks = showThanks(chat);
    const actions = createActions(context, changes);
    const uploads = createUploads(context, context.draft, refuse);
    const mentions = createMentions(context);
    const writeHold = createWriteHold(chat.state);
    const hold = () => writeHold() ?? uploads.hold();
    const [menu, setMenu] = createSignal<MenuPlace | null>(null);
    const [deleting, setDeleting] = createSignal<ChatMessage | null>(null);
    const editing = createEditing(
      editDraftOf(userId, roomId),
      (message, content) => changes.ask({ _tag: "Edit", id: message.id, content }),
      (message) => document.getElementById(`message-${message.id}`)?.focus({ preventScroll: true }),
    );
    const openMenu = (message: ChatMessage, reply?: () => void) => {
      if (!message.isDeleted) setMenu({ message: changes.display(message), reply });
    };
    const edit = (message: ChatMessage) => {
      // After the menu has given the focus back.
      setTimeout(() => editing.start(message));
    };
    const editLast = () => {
      const own = chat.state().messages.findLast((one) => one.userId === userId && !one.isDeleted);
      if (!own) return false;
      context.jump(own.id);
      setTimeout(() => editing.start(changes.display(own)), 50);
      return true;
    };
    const shortcuts = listenToShortcuts(context);
    const drops = watchDrops(uploads.add);

    return {
      display: changes.display,
      plainText,
      TypingLine,
      Body: createBody(context, changes, editing),
      Foot: createFoot(context, actions),
      Tools: createTools(context, actions, editing, openMenu),
      Layer: createLayer({ context, actions, menu, deleting, setMenu, setDeleting, onEdit: edit }),
      ComposerTop: createComposerTop(mentions, uploads, hold),
      ComposerTools: createComposerTools(uploads),
      files: () => uploads.list().flatMap(({ attachment }) => attachment ?? []),
      takeFiles: uploads.take,
      putBack: uploads.putBack,
      hold,
      writeHold,
      openMenu,
      watchRows: (list, onActive, messageOf) =>
        watchRows(list, onActive, (id) => {
          const message = messageOf(id);
          if (message) openMenu(message);
        }),
      onRowKey: (event, message) => {
        const may = (action: MessageAction) => !message.isDeleted && actions.may(action, message);
        if (isShortcut(event, "menu") || event.key === "ContextMenu") openMenu(message);
        else if (isShortcut(event, "thread")) actions.openThread(message);
        else if (isShortcut(event, "edit") && may("edit")) edit(message);
        else if (isShortcut(event, "remove") && may("delete")) setDeleting(message);
        else return false;
        return true;
      },
      onComposerKey: (event, field) =>
        mentions.onKey(event, field) ||
        (isShortcut(event, "editLast") && field.text() === "" && !event.shiftKey && editLast()),
      onPaste: (event, field) => {
        const files = pastedFiles(event.clipboardData);
        const text = event.clipboardData?.getData("text/plain") ?? "";
        if (files.length > 0) {
          event.preventDefault();
          uploads.add(files);
        } else if (looksLikeCode(text)) {
          event.preventDefault();
          const { selectionStart, selectionEnd } = field.element;
          const next = withFence(field.text(), selectionStart, selectionEnd, text);
          field.write(next.text, next.caret);
        }
      },
      onDrop: (files) => uploads.add([...files]),
      close: () => {
        shortcuts.close();
        drops.close();
        stopThanks();
        changes.close();
        uploads.close();
        dispose();
      },
    };
  });
