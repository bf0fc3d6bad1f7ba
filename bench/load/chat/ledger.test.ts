import { describe, expect, it } from "vitest";
import { Ledger } from "./ledger.ts";

/** Two rooms of two clients: messages 0 and 2 go to the first, 1 to the second; the room's first client sends. */
const ledger = () =>
  new Ledger({
    messages: 3,
    clients: 4,
    senderOf: (message) => (message === 1 ? 2 : 0),
    recipientsOf: () => 2,
  });

describe("Ledger", () => {
  it("times a message to its sender and to the last client of the room, from when it was due", () => {
    const book = ledger();
    book.sent(0, 100);
    book.arrived(0, 1, 107);
    book.arrived(0, 0, 112);
    expect(book.latencies(0, 1_000)).toMatchObject({
      last: { count: 1, max: 12 },
      own: { count: 1, max: 12 },
    });
    book.sent(1, 200);
    book.arrived(1, 2, 203);
    book.arrived(1, 3, 230);
    expect(book.latencies(0, 1_000)).toMatchObject({ last: { p50: 12, max: 30 }, own: { p50: 3, max: 12 } });
    expect(book.deliveries).toEqual({ expected: 4, arrived: 4, twice: 0 });
  });

  it("counts what did not come with its age, and only from the first message that counts", () => {
    const book = ledger();
    book.sent(0, 100);
    book.sent(1, 200);
    book.arrived(1, 2, 205);
    expect(book.latencies(0, 1_000)).toMatchObject({
      last: { p50: 800, max: 900 },
      own: { p50: 5, max: 900 },
    });
    expect(book.latencies(1, 1_000)).toMatchObject({
      last: { count: 1, max: 800 },
      own: { count: 1, max: 5 },
    });
    expect(book.deliveries).toEqual({ expected: 4, arrived: 1, twice: 0 });
  });

  it("tells a second delivery from the first", () => {
    const book = ledger();
    book.sent(0, 0);
    book.arrived(0, 0, 5);
    book.arrived(0, 0, 9);
    expect(book.deliveries).toEqual({ expected: 2, arrived: 1, twice: 1 });
    expect(book.latencies(0, 50)).toMatchObject({ last: { max: 50 }, own: { max: 5 } });
    book.arrived(0, 1, 20);
    expect(book.latencies(0, 50)).toMatchObject({ last: { max: 20 }, own: { max: 5 } });
  });
});
