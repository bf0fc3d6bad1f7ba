import { expect, it } from "vitest";
import type { AuditDetails } from "../../../../domain/chat/moderation/model.ts";
import { formatTime } from "../../../lib/time/time.ts";
import { auditText } from "./audit-text.ts";

const person = (id: string, name: string) => ({ id, name, handle: id, avatarUrl: null });
const people = [person("gabriel", "Gabriel"), person("lee", "Lee")];
const said = (action: Parameters<typeof auditText>[0]["action"], details: AuditDetails) =>
  auditText({ id: "1", action, actorId: "gabriel", details, createdAt: "2026-01-01T00:00:00.000Z" }, people);

it("says who did what to whom, until when and why", () => {
  const until = "2026-01-02T00:00:00.000Z";
  expect(said("chat.muted", { userId: "lee", until, reason: "Spam" })).toBe(
    `Gabriel muted Lee until ${formatTime(until, "full")}: Spam`,
  );
  expect(said("chat.removed", { userId: "lee", until: null, reason: "Spam" })).toBe(
    "Gabriel removed Lee: Spam",
  );
  expect(said("chat.deleted", { userId: "lee" })).toBe("Gabriel deleted a message from Lee");
});

it("says that slow mode was set or ended, and what was lifted", () => {
  expect(said("chat.slow_mode", { seconds: 30 })).toBe("Gabriel set slow mode: one message every 30 s");
  expect(said("chat.slow_mode", { seconds: 0 })).toBe("Gabriel turned off slow mode");
  expect(said("chat.lifted", { userId: "lee", kind: "mute" })).toBe("Gabriel unmuted Lee");
  expect(said("chat.lifted", { userId: "lee", kind: "remove" })).toBe("Gabriel let Lee back in");
});

it("names nobody whom it does not know", () => {
  const entry = { id: "1", action: "chat.reported", actorId: null, details: {}, createdAt: "" } as const;
  expect(auditText(entry, people)).toBe("Someone reported a message from someone");
});
