import { describe, expect, it } from "vitest";
import { actsWith, type MixPlaces } from "./mix.ts";

const mix = { typing: 40, reactions: 20, edits: 5, deletions: 2, reads: 60, joins: 5 };
const KINDS = ["typing", "react", "edit", "remove", "read"] as const;
const LATER = 2_000;

/** Rooms of as many clients each, who write in turn. */
const places = (rooms: number, size: number): MixPlaces => {
  const first = (message: number) => (message % rooms) * size;
  return {
    rooms,
    clients: rooms * size,
    senderOf: (message) => first(message) + (Math.floor(message / rooms) % size),
    memberOf: (message, number) => first(message) + (number % size),
  };
};

const actsOf = (messages: number, at: MixPlaces) =>
  Array.from({ length: messages }, (_, n) => n + 5_000).flatMap((message) =>
    actsWith(message, mix, at, LATER),
  );

describe.each([
  ["one room", places(1, 200)],
  ["many rooms", places(1_000, 5)],
])("in %s", (_, at) => {
  const acts = actsOf(10_000, at);
  const about = acts.flatMap((act) => ("message" in act ? act : []));

  it("as much is done for every hundred messages as the mix says", () => {
    const wanted = [4_000, 2_000, 500, 200, 6_000];
    for (const [index, kind] of KINDS.entries()) {
      const count = acts.filter((act) => act.kind === kind).length;
      // A round over many rooms leaves out one number.
      expect(Math.abs(count - (wanted[index] ?? 0))).toBeLessThanOrEqual(at.rooms === 1 ? 0 : 20);
    }
  });

  it("what is about a message is done by somebody in its room, to a stored one, to a deleted one nothing else", () => {
    const deleted = new Set(about.flatMap(({ kind, message }) => (kind === "remove" ? message : [])));
    for (const { kind, message, client } of about) {
      expect(message).toBeLessThanOrEqual(15_000 - LATER + 10);
      if (kind !== "remove") expect(deleted.has(message)).toBe(false);
      if (kind !== "react") expect(client).toBe(at.senderOf(message));
      expect(at.memberOf(message, client % (at.clients / at.rooms))).toBe(client);
    }
    for (const once of ["edit", "remove"]) {
      const messages = about.flatMap(({ kind, message }) => (kind === once ? message : []));
      expect(new Set(messages).size).toBe(messages.length);
    }
  });
});

it("each thing comes to many rooms, not to those alone whose turn falls on it", () => {
  const at = places(1_000, 5);
  const acts = actsOf(50_000, at);
  for (const kind of KINDS) {
    const rooms = new Set(acts.flatMap((act) => (act.kind === kind ? Math.floor(act.client / 5) : [])));
    expect(rooms.size).toBeGreaterThan(300);
  }
});
