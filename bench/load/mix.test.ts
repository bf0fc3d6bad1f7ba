import { expect, it } from "vitest";
import { actsWith } from "./mix.ts";

const mix = { typing: 40, reactions: 20, edits: 5, deletions: 2, reads: 60, joins: 5 };

it("does as much for every hundred messages as the mix says, each about a stored message of its own", () => {
  const clients = 200;
  const senderOf = (message: number) => message % clients;
  const acts = Array.from({ length: 10_000 }, (_, n) => actsWith(5_000 + n, mix, clients, senderOf)).flat();
  const count = (kind: string) => acts.filter((act) => act.kind === kind).length;
  expect(["typing", "react", "edit", "remove", "read"].map(count)).toEqual([4_000, 2_000, 500, 200, 6_000]);
  const about = acts.flatMap((act) => ("message" in act ? act : []));
  const deleted = new Set(about.flatMap(({ kind, message }) => (kind === "remove" ? message : [])));
  expect(deleted.size).toBe(200);
  for (const { kind, message, client } of about) {
    expect(message).toBeLessThanOrEqual(15_000 - 1_900);
    if (kind !== "remove") expect(deleted.has(message)).toBe(false);
    if (kind !== "react") expect(client).toBe(senderOf(message));
  }
  const edits = about.flatMap(({ kind, message }) => (kind === "edit" ? message : []));
  expect(new Set(edits).size).toBe(edits.length);
});
