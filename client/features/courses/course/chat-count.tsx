import { useInbox } from "../../../shell/inbox/inbox.ts";
import { unreadOfCourse } from "../../../shell/inbox/inbox-state.ts";
import { CountBadge } from "../../../ui/display/badge.tsx";
import { courseTexts as texts } from "../texts.ts";

/** How much of the course's chat a member has not read. */
export default function ChatCount(props: { readonly courseId: string }) {
  return <CountBadge count={unreadOfCourse(useInbox().state.rooms, props.courseId)} of={texts.unread} />;
}
