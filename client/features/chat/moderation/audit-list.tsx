import { Show } from "solid-js";
import { createPages } from "../../../lib/request/pages.ts";
import { formatTime } from "../../../lib/time/time.ts";
import { apiChat } from "../api.ts";
import { CardButton } from "../messages/message-card.tsx";
import { PageList } from "../panels/page-list.tsx";
import { usePanel } from "../panels/panel-context.ts";
import { PanelEmpty } from "../panels/panel-states.tsx";
import { activityTexts, moderationTexts } from "../texts/moderation.ts";
import { versionTexts } from "../texts/moderation-dialogs.ts";
import { auditText } from "./audit-text.ts";

/** What moderators did in the room, latest first. */
export const AuditList = () => {
  const panel = usePanel();
  const pages = createPages(
    () => `chat-audit ${panel.roomId}`,
    async (cursor, signal) => {
      const { entries, people, nextCursor } = await apiChat.audit(panel.roomId, cursor, signal);
      const items = entries.map((entry) => ({
        id: entry.id,
        at: entry.createdAt,
        messageId: entry.details.messageId,
        text: auditText(entry, people),
      }));
      return { items, nextCursor };
    },
  );
  return (
    <PageList
      pages={pages}
      label={moderationTexts.activity}
      empty={<PanelEmpty title={activityTexts.none} />}
    >
      {(entry) => (
        <div class="py-2.5 text-sm">
          <p class="[overflow-wrap:anywhere]">{entry.text}</p>
          <time datetime={entry.at} class="text-ink-faint text-xs">
            {formatTime(entry.at, "full")}
          </time>
          <Show when={entry.messageId}>
            {(messageId) => (
              <div class="-ml-2 flex flex-wrap">
                <CardButton onPress={() => panel.jump(messageId())}>{activityTexts.go}</CardButton>
                <CardButton onPress={() => panel.open({ kind: "versions", messageId: messageId() })}>
                  {versionTexts.title}
                </CardButton>
              </div>
            )}
          </Show>
        </div>
      )}
    </PageList>
  );
};
