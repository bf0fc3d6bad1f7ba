import { describe, expect, it } from "vitest";
import { CLOSE, FINAL_CLOSE_CODES } from "../../domain/shared/protocol.ts";
import { type ConnectionFacts, connectionText } from "./connection-text.ts";

const live: ConnectionFacts = {
  status: "open",
  closedWith: null,
  known: true,
  online: true,
  trouble: null,
  waiting: 0,
};
const text = (facts: Partial<ConnectionFacts>) => connectionText({ ...live, ...facts }).text;

describe("words for a connection", () => {
  it("says nothing needless while all is well, even with a message on its way", () => {
    expect(connectionText({ ...live, waiting: 1 })).toEqual({ tone: "quiet", text: "Live", remedy: null });
  });

  it("tells first connecting from reconnecting and from being offline", () => {
    expect(text({ status: "connecting", known: false })).toBe("Connecting…");
    expect(text({ status: "connecting" })).toBe("Reconnecting…");
    expect(text({ status: "offline" })).toBe("Can’t reach PeerLoop. Trying again…");
    expect(text({ status: "offline", online: false, waiting: 2 })).toBe(
      "2 messages will send when you’re back online.",
    );
    expect(text({ status: "offline", online: false, waiting: 1 })).toBe(
      "1 message will send when you’re back online.",
    );
  });

  it("passes on that the room cannot store anything", () => {
    expect(text({ trouble: "The database is away.", waiting: 1 })).toBe(
      "The database is away. 1 message will send as soon as possible.",
    );
  });

  it("calls a connection closed for good by its reason, whatever the code", () => {
    const closed = FINAL_CLOSE_CODES.map((closedWith) =>
      connectionText({ ...live, status: "closed", closedWith }),
    );
    expect(closed.every(({ tone }) => tone === "closed")).toBe(true);
    expect(connectionText({ ...live, status: "closed", closedWith: CLOSE.signedOut }).remedy).toBe("sign-in");
  });
});
