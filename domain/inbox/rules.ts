import type { UnreadRoom } from "../chat/model.ts";

/** How much of a room counts in badges and titles: nothing, where the user asked to hear less than everything of it. */
export const badgeOf = ({ unread, level = "all" }: Pick<UnreadRoom, "unread" | "level">): number =>
  level === "all" ? unread : 0;
