import type { AuditEntry } from "../../../../domain/chat/moderation/model.ts";
import type { Person } from "../../../../domain/shared/schema.ts";
import { formatDuration, formatTime } from "../../../lib/time/time.ts";
import { activityTexts as texts } from "../texts/moderation.ts";

/** What was done in a room, by whom and why, in a sentence. */
export const auditText = (entry: AuditEntry, people: readonly Person[]): string => {
  const nameOf = (id: string | null | undefined, unknown: string) =>
    people.find((person) => person.id === id)?.name ?? unknown;
  const { userId, seconds, until, kind, reason } = entry.details;
  const who = nameOf(entry.actorId, texts.someone);
  const whom = nameOf(userId, texts.whom);
  const why = reason ? texts.why(reason) : "";
  const end = until ? texts.until(formatTime(until, "full")) : "";
  switch (entry.action) {
    case "chat.slow_mode":
      return seconds ? texts.slowMode(who, formatDuration(seconds)) : texts.slowModeEnded(who);
    case "chat.muted":
      return texts.muted(who, whom) + end + why;
    case "chat.removed":
      return texts.removed(who, whom) + end + why;
    case "chat.lifted":
      return kind === "mute" ? texts.unmuted(who, whom) : texts.letBackIn(who, whom);
    case "chat.reported":
      return texts.reported(who, whom) + why;
    case "chat.deleted":
      return texts.deleted(who, whom);
  }
};
