import type { AuditEntry } from "../../../../domain/chat/moderation/model.ts";
import type { Person } from "../../../../domain/shared/schema.ts";
import { formatDuration, formatTime } from "../../../lib/time/time.ts";

/** What was done in a room, by whom and why, in a sentence. */
export const auditText = (entry: AuditEntry, people: readonly Person[]): string => {
  const nameOf = (id: string | null | undefined, unknown: string) =>
    people.find((person) => person.id === id)?.name ?? unknown;
  const { userId, seconds, until, kind, reason } = entry.details;
  const who = nameOf(entry.actorId, "Somebody");
  const whom = nameOf(userId, "somebody");
  const why = reason ? `: ${reason}` : "";
  const end = until ? ` until ${formatTime(until, "full")}` : "";
  switch (entry.action) {
    case "chat.slow_mode":
      return seconds
        ? `${who} set slow mode: one message every ${formatDuration(seconds)}`
        : `${who} ended slow mode`;
    case "chat.muted":
      return `${who} muted ${whom}${end}${why}`;
    case "chat.removed":
      return `${who} removed ${whom}${end}${why}`;
    case "chat.lifted":
      return kind === "mute" ? `${who} let ${whom} write again` : `${who} let ${whom} back in`;
    case "chat.reported":
      return `${who} reported a message of ${whom}${why}`;
    case "chat.deleted":
      return `${who} deleted a message of ${whom}`;
  }
};
