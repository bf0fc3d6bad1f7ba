import { createRoot, createSignal } from "solid-js";
import { plainText } from "../../../domain/chat/message-text/message-text.ts";
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
import type { ChatExtras, ExtrasContext } from "./room/interaction-types.ts";
import { openWishes } from "./room/pending-changes.ts";
import { createShortcuts } from "./room/shortcuts.ts";
import { showThanks } from "./room/thanks.ts";
import { TypingLine } from "./room/typing-line.tsx";

/** What a room offers beyond reading and writing plain text. `close` ends it. */
export const createExtras = (context: ExtrasContext): ChatExtras =>
  createRoot((dispose) => {
    const { chat, userId, roomId } = context;
    const refuse = (message: string) => void showToast({ title: message, tone: "danger" });
    const wishes = openWishes(chat, userId, roomId, refuse);
    const stopThanks = showThanks(chat);
    const actions = createActions(context, wishes);
    const uploads = createUploads(context, context.draft, refuse);
    const mentions = createMentions(context);
    const writeHold = createWriteHold(chat.state);
    const hold = () => writeHold() ?? uploads.hold();
    const [menu, setMenu] = createSignal<MenuPlace | null>(null);
    const [deleting, setDeleting] = createSignal<ChatMessage | null>(null);
    const editing = createEditing(
      editDraftOf(userId, roomId),
      (message, content) => wishes.ask({ _tag: "Edit", id: message.id, content }),
      (message) => document.getElementById(`message-${message.id}`)?.focus({ preventScroll: true }),
    );
    const openMenu = (message: ChatMessage, reply?: () => void) => {
      if (!message.isDeleted) setMenu({ message: wishes.display(message), reply });
    };
    const edit = (message: ChatMessage) => {
      // After the menu has given the focus back.
      setTimeout(() => editing.start(message));
    };
    const editLast = () => {
      const own = chat.state().messages.findLast((one) => one.userId === userId && !one.isDeleted);
      if (!own) return false;
      context.jump(own.id);
      setTimeout(() => editing.start(wishes.display(own)), 50);
      return true;
    };
    const shortcuts = createShortcuts(context);
    const drops = watchDrops(uploads.add);

    return {
      display: wishes.display,
      plainText,
      TypingLine,
      Body: createBody(context, wishes, editing),
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
        const isOwn = actions.isOwn(message) && !message.isDeleted;
        if (event.key === "m" || event.key === "ContextMenu") openMenu(message);
        else if (event.key === "t") actions.openThread(message);
        else if (event.key === "e" && isOwn) edit(message);
        else if (event.key === "Delete" && (isOwn || actions.moderates())) setDeleting(message);
        else return false;
        return true;
      },
      onComposerKey: (event, field) =>
        mentions.onKey(event, field) ||
        (event.key === "ArrowUp" && field.text() === "" && !event.shiftKey && editLast()),
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
        wishes.close();
        uploads.close();
        dispose();
      },
    };
  });
