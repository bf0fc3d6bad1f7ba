import { type Accessor, createMemo, type JSX, mergeProps, Show } from "solid-js";
import { mayModerate } from "../../../domain/chat/rules.ts";
import { ModerationPanel } from "./moderation/moderation-panel.tsx";
import { ReportDialog } from "./moderation/report-dialog.tsx";
import { SanctionDialog } from "./moderation/sanction-dialog.tsx";
import { VersionsDialog } from "./moderation/versions-dialog.tsx";
import { AnswersPanel } from "./panels/answers-panel.tsx";
import { MembersPanel } from "./panels/members-panel.tsx";
import { MenuDialog } from "./panels/menu-dialog.tsx";
import { type PanelContext, PanelProvider } from "./panels/panel-context.ts";
import { isWide, PanelSheet } from "./panels/panel-sheet.tsx";
import { PinsPanel } from "./panels/pins-panel.tsx";
import { SettingsPanel } from "./panels/settings-panel.tsx";
import { ShortcutsPanel } from "./panels/shortcuts-panel.tsx";
import { type DialogPanel, isSheet, type Panel, type SheetPanel } from "./room/panel.ts";
import { useRoom } from "./room/room-context.ts";
import { SearchPanel } from "./search/search-panel.tsx";
import { ThreadPanel } from "./threads/thread-panel.tsx";

interface ChatPanelsProps {
  readonly panel: Accessor<Panel | null>;
  readonly onPanel: (panel: Panel | null) => void;
}

/**
 * What stands beside a room, and the questions over it. In a row with the room and before the list of who is here,
 * which it takes the place of: the sheet is a `peer` that is `open`.
 */
const ChatPanels = (props: ChatPanelsProps) => {
  const room = useRoom();
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

  const context: PanelContext = mergeProps(room, {
    moderates: () => mayModerate(room.chat.state().you?.role ?? room.course.viewer.membership ?? ""),
    close,
    jump: (messageId: string) => {
      if (!isWide()) close();
      room.jump(messageId);
    },
  });

  const inSheet = (panel: SheetPanel): JSX.Element => {
    switch (panel.kind) {
      case "thread":
        return <ThreadPanel id={panel.id} />;
      case "search":
        return <SearchPanel />;
      case "pins":
        return <PinsPanel />;
      case "answers":
        return <AnswersPanel />;
      case "members":
        return <MembersPanel />;
      case "settings":
        return <SettingsPanel />;
      case "shortcuts":
        return <ShortcutsPanel />;
      case "moderation":
        return <ModerationPanel />;
    }
  };

  const inDialog = (panel: DialogPanel): JSX.Element => {
    switch (panel.kind) {
      case "menu":
        return (
          <MenuDialog
            title={room.course.title}
            moderates={context.moderates()}
            onOpen={(kind) => props.onPanel({ kind })}
            onClose={closeDialog}
          />
        );
      case "report":
        return <ReportDialog messageId={panel.messageId} onClose={closeDialog} />;
      case "sanction":
        return <SanctionDialog roomId={room.roomId} panel={panel} onClose={closeDialog} />;
      case "versions":
        return <VersionsDialog messageId={panel.messageId} onClose={closeDialog} />;
    }
  };

  return (
    <PanelProvider value={context}>
      <PanelSheet shown={sheet} onClose={close}>
        <Show when={sheet()} keyed>
          {inSheet}
        </Show>
      </PanelSheet>
      <Show when={dialog()} keyed>
        {inDialog}
      </Show>
    </PanelProvider>
  );
};

export default ChatPanels;
