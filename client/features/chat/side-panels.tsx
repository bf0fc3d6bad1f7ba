import { type Accessor, createMemo, type JSX, Show } from "solid-js";
import { mayModerate } from "../../../domain/chat/rules.ts";
import type { Course } from "../../../domain/courses/model.ts";
import { ModerationPanel } from "./moderation/moderation-panel.tsx";
import { ReportDialog } from "./moderation/report-dialog.tsx";
import { SanctionDialog } from "./moderation/sanction-dialog.tsx";
import { VersionsDialog } from "./moderation/versions-dialog.tsx";
import { AnswersPanel } from "./panels/answers-panel.tsx";
import { MembersPanel } from "./panels/members-panel.tsx";
import { MenuDialog } from "./panels/menu-dialog.tsx";
import type { PanelContext } from "./panels/panel-context.ts";
import { isWide, PanelSheet } from "./panels/panel-sheet.tsx";
import { PinsPanel } from "./panels/pins-panel.tsx";
import { SettingsPanel } from "./panels/settings-panel.tsx";
import { ShortcutsPanel } from "./panels/shortcuts-panel.tsx";
import type { Chat } from "./room/chat.ts";
import type { ChatInteractions } from "./room/interaction-types.ts";
import { type DialogPanel, isSheet, type Panel, type SheetPanel } from "./room/panel.ts";
import { SearchPanel } from "./search/search-panel.tsx";
import { ThreadPanel } from "./threads/thread-panel.tsx";

interface ChatPanelsProps {
  readonly chat: Chat;
  readonly course: Course;
  /** What can be done with messages in threads; without them they can only be read. */
  readonly interactions?: ChatInteractions | undefined;
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
    interactions: () => props.interactions,
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
