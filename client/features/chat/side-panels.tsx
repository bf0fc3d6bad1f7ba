import { type Accessor, createMemo, type JSX, mergeProps, Show } from "solid-js";
import { isInRoom, mayModerate } from "../../../domain/chat/rules.ts";
import type { ChatMessage } from "../../../domain/chat/wire.ts";
import { ModerationPanel } from "./moderation/moderation-panel.tsx";
import { ReportDialog } from "./moderation/report-dialog.tsx";
import { SanctionDialog } from "./moderation/sanction-dialog.tsx";
import { VersionsDialog } from "./moderation/versions-dialog.tsx";
import { AnswersPanel } from "./panels/answers-panel.tsx";
import { MembersPanel } from "./panels/members-panel.tsx";
import { type PanelContext, PanelProvider } from "./panels/panel-context.ts";
import { isWide, PanelSheet } from "./panels/panel-sheet.tsx";
import { PinsPanel } from "./panels/pins-panel.tsx";
import { RoomMenu } from "./panels/room-menu.tsx";
import { SettingsPanel } from "./panels/settings-panel.tsx";
import { ShortcutsPanel } from "./panels/shortcuts-panel.tsx";
import { type DialogPanel, isSheet, type Panel, type SheetPanel } from "./room/panel.ts";
import { useRoom } from "./room/room-context.ts";
import { SearchPanel } from "./search/search-panel.tsx";
import { createSearch } from "./search/search-state.ts";
import { ThreadPanel } from "./threads/thread-panel.tsx";

/** A panel, and where it is a thread the panel from which its reader was led to it. */
interface Way {
  readonly shown: SheetPanel | null;
  readonly from: SheetPanel | null;
}

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
  /** What is shown, and from where its reader was led to a thread. */
  const way = createMemo<Way>(
    ({ shown, from }) => {
      const next = sheet();
      if (next?.kind !== "thread") return { shown: next, from: null };
      return { shown: next, from: shown === null || shown.kind === "thread" ? from : shown };
    },
    { shown: null, from: null },
  );
  const closeDialog = () => props.onPanel(sheet());

  const jump = (messageId: string) => {
    if (!isWide()) close();
    room.jump(messageId);
  };

  const context: PanelContext = mergeProps(room, {
    moderates: () => mayModerate(room.chat.state().you?.role ?? room.course.viewer.membership ?? ""),
    search: createSearch(room.roomId),
    close,
    back: createMemo(() => {
      const { from } = way();
      return from === null ? null : () => props.onPanel(from);
    }),
    jump,
    lead: (message: ChatMessage) => (isInRoom(message) ? jump(message.id) : room.openThread(message)),
  });

  const inSheet = (panel: SheetPanel): JSX.Element => {
    switch (panel.kind) {
      case "thread":
        return <ThreadPanel panel={panel} />;
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
          <RoomMenu
            anchor={panel.anchor}
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
