import type * as Party from "partykit/server";
import { describe, expect, it } from "vitest";
import { MAX_BACKLOG, MAX_SOCKETS_PER_USER } from "../../domain/shared/limits.ts";
import { BEAT_RATE } from "../../domain/shared/presence-limits.ts";
import { somebody } from "../../tests/support/model/actor-stage.ts";
import { Connections } from "./connections.ts";
import { Member } from "./member.ts";

const member = (id: string, person: number, visible = true) =>
  new Member<never>(
    {
      id,
      uri: `http://x/parties/chat/c?_pk=${id}`,
      send() {},
      close() {},
      setState() {},
    } as unknown as Party.Connection,
    { identity: somebody(person), visible, beats: true, checkedAt: 0, heardAt: 0 },
    false,
  );
const idOf = (person: number) => somebody(person).userId;

describe("who looks at a room", () => {
  it("is whoever has one tab that is not hidden, once; not who is only connected or on the way in", () => {
    const connections = new Connections<never>();
    for (const [id, person, visible] of [
      ["a", 1, true],
      ["b", 1, false],
      ["c", 2, false],
      ["d", 3, true],
    ] as const)
      connections.add(member(id, person, visible), id !== "d", 0);
    expect(connections.visibleUserIds()).toEqual(new Set([idOf(1)]));
    expect(connections.visibleUserIds()).toBe(connections.visibleUserIds());
    const hidden = connections.get("b");
    if (hidden) connections.turn(hidden, true);
    connections.remove("a");
    expect(connections.visibleUserIds()).toEqual(new Set([idOf(1)]));
    if (hidden) connections.turn(hidden, false);
    expect(connections.visibleUserIds()).toEqual(new Set());
    expect([...connections.members.keys()]).toEqual(["b", "c"]);
  });
});

describe("what comes before a join has run", () => {
  it("runs after it in order, then at once, and is refused where it is too much", () => {
    const connections = new Connections<never>();
    const one = member("a", 1);
    connections.add(one, false, 0);
    const ran: number[] = [];
    for (let count = 0; count < MAX_BACKLOG; count++)
      expect(connections.afterJoin("a", () => ran.push(count))).toBe(true);
    expect(connections.afterJoin("a", () => ran.push(-1))).toBe(false);
    connections.admit(one);
    expect(ran).toEqual([]);
    connections.flush("a");
    expect(ran).toEqual(Array.from({ length: MAX_BACKLOG }, (_, count) => count));
    expect(connections.afterJoin("a", () => ran.push(-2))).toBe(true);
    expect(ran.at(-1)).toBe(-2);
  });

  it("is dropped with a connection that is gone", () => {
    const connections = new Connections<never>();
    connections.add(member("a", 1), false, 0);
    connections.afterJoin("a", () => expect.unreachable());
    expect(connections.remove("a")?.joined).toBe(false);
    connections.flush("a");
    expect(connections.afterJoin("a", () => expect.unreachable())).toBe(true);
    expect(connections.remove("a")).toBeUndefined();
  });
});

it("knows a user's oldest connections beyond what one may hold, and nobody else's", () => {
  const connections = new Connections<never>();
  connections.add(member("other", 2), true, 0);
  for (let count = 0; count < MAX_SOCKETS_PER_USER + 2; count++)
    connections.add(member(`own ${count}`, 1), true, 0);
  expect(connections.excessOf(idOf(1)).map(({ connectionId }) => connectionId)).toEqual(["own 0", "own 1"]);
  expect(connections.excessOf(idOf(2))).toEqual([]);
});

it("answers heartbeats of each connection at their rate", () => {
  const connections = new Connections<never>();
  for (const id of ["a", "b"]) connections.add(member(id, 1), true, 0);
  for (let count = 0; count < BEAT_RATE.burst; count++) expect(connections.beatIsDue("a", 0)).toBe(true);
  expect(connections.beatIsDue("a", 0)).toBe(false);
  expect(connections.beatIsDue("b", 0)).toBe(true);
  expect(connections.beatIsDue("a", 1_000 / BEAT_RATE.perSecond)).toBe(true);
  expect(connections.beatIsDue("gone", 0)).toBe(false);
});
