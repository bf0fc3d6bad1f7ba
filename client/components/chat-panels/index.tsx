import { type Accessor, createMemo, type JSX, Show } from "solid-js";
import { mayModerate } from "../../../domain/chat/rules.ts";
import type { Course } from "../../../domain/courses/model.ts";
import type { Chat } from "../../stores/chat.ts";
import type { ChatExtras } from "../chat/extras/parts.ts";
import { AnswersPanel } from "./answers-panel.tsx";
import { MembersPanel } from "./members-panel.tsx";
import { MenuDialog } from "./menu-dialog.tsx";
import { ModerationPanel } from "./moderation-panel.tsx";
import { type DialogPanel, isSheet, type Panel, type SheetPanel } from "./panel.ts";
import type { PanelContext } from "./panel-context.ts";
import { isWide, PanelSheet } from "./panel-sheet.tsx";
import { PinsPanel } from "./pins-panel.tsx";
import { ReportDialog } from "./report-dialog.tsx";
import { SanctionDialog } from "./sanction-dialog.tsx";
import { SearchPanel } from "./search-panel.tsx";
import { SettingsPanel } from "./settings-panel.tsx";
import { ShortcutsPanel } from "./shortcuts-panel.tsx";
import { ThreadPanel } from "./thread-panel.tsx";
import { VersionsDialog } from "./versions-dialog.tsx";

export type { Panel } from "./panel.ts";

export interface ChatPanelsProps {
  readonly chat: Chat;
  readonly course: Course;
  /** What can be done with messages in threads; without them they can only be read. */
  readonly extras?: ChatExtras | undefined;
  readonly panel: Accessor<Panel | null>;
  readonly onPanel: (panel: Panel | null) => void;
  /** Shows a message of this room where it stands, and takes the focus there. */
  readonly onJump: (messageId: string) => void;
}

/**
 * What stands beside a room, and the questions over it. In a row with the room and before the list of who is here,
 * which it takes the place of: the sheet is a `peer` that is `open`.
 */
const ChatPanels = (props: ChatPanelsProps) => {
  const sheet = createMemo<SheetPanel | null>((before) => {
    const panel = props.panel();
    return panel === null || isSheet(panel) ? panel : before;
  }, null);
  const dialog = createMemo((): DialogPanel | null => {
    const panel = props.panel();
    return panel === null || isSheet(panel) ? null : panel;
  });
  const close = () => props.onPanel(null);
  const closeDialog = () => props.onPanel(sheet());

  const context: PanelContext = {
    chat: props.chat,
    get course() {
      return props.course;
    },
    roomId: props.course.chatRoomId ?? "",
    extras: () => props.extras,
    moderates: () => mayModerate(props.chat.state().you?.role ?? props.course.viewer.membership ?? ""),
    open: (panel) => props.onPanel(panel),
    close,
    jump: (messageId) => {
      if (!isWide()) close();
      props.onJump(messageId);
    },
  };

  const inSheet = (panel: SheetPanel): JSX.Element => {
    switch (panel.kind) {
      case "thread":
        return <ThreadPanel context={context} id={panel.id} />;
      case "search":
        return <SearchPanel context={context} />;
      case "pins":
        return <PinsPanel context={context} />;
      case "answers":
        return <AnswersPanel context={context} />;
      case "members":
        return <MembersPanel context={context} />;
      case "settings":
        return <SettingsPanel context={context} />;
      case "shortcuts":
        return <ShortcutsPanel context={context} />;
      case "moderation":
        return <ModerationPanel context={context} />;
    }
  };

  const inDialog = (panel: DialogPanel): JSX.Element => {
    switch (panel.kind) {
      case "menu":
        return (
          <MenuDialog
            title={props.course.title}
            moderates={context.moderates()}
            onOpen={(kind) => props.onPanel({ kind })}
            onClose={closeDialog}
          />
        );
      case "report":
        return <ReportDialog messageId={panel.messageId} onClose={closeDialog} />;
      case "sanction":
        return <SanctionDialog roomId={context.roomId} panel={panel} onClose={closeDialog} />;
      case "versions":
        return <VersionsDialog messageId={panel.messageId} onClose={closeDialog} />;
    }
  };

  return (
    <>
      <PanelSheet shown={sheet} onClose={close}>
        <Show when={sheet()} keyed>
          {inSheet}
        </Show>
      </PanelSheet>
      <Show when={dialog()} keyed>
        {inDialog}
      </Show>
    </>
  );
};

export default ChatPanels;
