import { createSignal } from "solid-js";
import { MAX_SEARCH_LENGTH } from "../../../../domain/chat/limits.ts";
import { debounced } from "../../../lib/debounce.ts";
import { createPages } from "../../../lib/request/pages.ts";
import { SearchBox } from "../../../ui/forms/search-box.tsx";
import { apiChat } from "../api.ts";
import { membersTexts as texts } from "../texts/panels.ts";
import { headerTexts } from "../texts/room.ts";
import { MemberRow } from "./member-row.tsx";
import { PageList } from "./page-list.tsx";
import { usePanel } from "./panel-context.ts";
import { PanelFrame } from "./panel-frame.tsx";
import { PanelEmpty } from "./panel-states.tsx";

/** Everybody in the course: what they are, who is here, who is free to help. */
export const MembersPanel = () => {
  const panel = usePanel();
  const [text, setText] = createSignal("");
  const asked = debounced(() => text().trim().replace(/^@/, ""));
  const pages = createPages(
    () => `chat-members ${panel.roomId} ${asked()}`,
    async (cursor, signal) => {
      const { members, nextCursor } = await apiChat.members(panel.roomId, asked(), cursor, signal);
      return { items: members, nextCursor };
    },
  );
  return (
    <PanelFrame
      title={headerTexts.members}
      tools={<SearchBox label={texts.search} maxlength={MAX_SEARCH_LENGTH} value={text()} onText={setText} />}
    >
      <PageList
        pages={pages}
        label={headerTexts.members}
        empty={<PanelEmpty title={texts.none} text={texts.noneHint} />}
      >
        {(member) => <MemberRow member={member} />}
      </PageList>
    </PanelFrame>
  );
};
