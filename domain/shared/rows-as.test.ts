import { Effect, Exit } from "effect";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { AccessRow } from "../chat/access.ts";
import { Standing } from "../summons/offers/standing.ts";
import { rowsAs } from "./rows-as.ts";

const access = {
  isActive: true,
  membership: "student",
  isModerator: false,
  isRemoved: false,
  isVerified: true,
  lastReadSeq: "7",
};
const standing = {
  status: "pending",
  inTime: true,
  isStudent: false,
  isResponder: false,
  responderName: null,
  membership: null,
  moderates: false,
  isBlocked: false,
  isRemoved: false,
  hadQuestion: false,
  isVerified: true,
  isAvailable: true,
  isInHelp: false,
  isInSession: false,
};
const samples = [
  { row: access, read: rowsAs<unknown>(AccessRow) },
  { row: standing, read: rowsAs<unknown>(Standing) },
];

it("gives the rows that have the shape, without what was not asked for", () => {
  for (const { row, read } of samples)
    expect(Effect.runSync(read([{ ...row, more: 1 }, row]))).toEqual([row, row]);
});

it("dies of a row with a column that is missing or of another type, whichever it is", () => {
  const wrong = fc.constantFrom(undefined, 0, 1, "yes", "t", "admin", [], {});
  for (const { row, read } of samples)
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(row)), wrong, (column, value) => {
        fc.pre(typeof value !== "string" || !["lastReadSeq", "responderName"].includes(column));
        const broken = Object.fromEntries(
          Object.entries({ ...row, [column]: value }).filter(([, one]) => one !== undefined),
        );
        expect(Exit.hasDies(Effect.runSyncExit(read([row, broken])))).toBe(true);
      }),
    );
});
