import { afterEach, expect, it, vi } from "vitest";
import type { Report } from "../../../domain/sessions/attendance/observations.ts";
import { SessionClientFrame, type SessionServerFrame } from "../../../domain/sessions/wire.ts";
import { LEASE_MS } from "../../../domain/shared/presence-limits.ts";
import { CONSTANT_BEAT } from "../../../domain/shared/protocol.ts";
import { actorStage, somebody } from "../../../tests/support/model/actor-stage.ts";
import type { ActorDefinition } from "../../base/actor-room.ts";
import { SessionRoomActor } from "./actor.ts";

const definition: ActorDefinition<SessionClientFrame, SessionServerFrame> = {
  party: "session",
  hiddenIsAway: false,
  hearsBeats: true,
  frames: SessionClientFrame,
  create: (context) => new SessionRoomActor(context),
};

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("a seat counts to the last beat of who fell silent, also where the room slept before it had stored that", async () => {
  const { userId } = somebody();
  const left: Report["left"][number][] = [];
  let storedAt = 0;
  const session = { id: "session", status: "in_progress", scheduledStart: "", scheduledEnd: "" };
  const stage = actorStage(definition, {
    answersBeats: true,
    command: (name, payload: { readonly report: Report; readonly people?: readonly unknown[] }) => {
      if (name === "identity.standing") return payload.people?.map(() => ({ role: null }));
      const iso = new Date(storedAt).toISOString();
      const live = {
        session: {
          ...session,
          scheduledStart: iso,
          scheduledEnd: new Date(storedAt + 3_600_000).toISOString(),
        },
        attendance: [],
        togetherMs: 0,
        version: 1,
        asOf: iso,
      };
      if (name === "sessions.report") left.push(...payload.report.left);
      if (name !== "sessions.load") return live;
      return {
        live,
        seats: [{ connectionId: "connection-1", userId, joinedAt: storedAt, lastSeenAt: storedAt }],
      };
    },
  });
  storedAt = Date.now();
  const tab = await stage.connect(somebody());
  await tab.send({ _tag: "Beat", visible: true });
  await stage.pass(10_000);
  await tab.sendRaw(CONSTANT_BEAT);
  const lastBeat = Date.now();
  await stage.pass(1_000);
  left.length = 0;
  stage.hibernate();
  await stage.pass(LEASE_MS + 2_000);
  expect(tab.closedWith).toBe(4408);
  expect(left).toEqual([{ connectionId: "connection-1", at: lastBeat, asked: null }]);
});
