import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocketServer } from "ws";
import { Storm, type StormPlan } from "./storm.ts";

let stop: () => void = () => {};
afterEach(() => stop());

/** What a room replays to somebody who has seen everything up to a number. */
type Replay = (after: number, last: number, path: string) => readonly number[];

const rest: Replay = (after, last) => Array.from({ length: last - after }, (_, index) => after + 1 + index);

/** A chat room in memory that replays what a test asks for to those who come back. */
const startRoom = async (replay: Replay = rest): Promise<{ plan: StormPlan; asked: string[] }> => {
  const server = createServer();
  const rooms = new WebSocketServer({ server });
  const asked: string[] = [];
  let last = 0;
  const frame = (seqs: readonly number[]) =>
    JSON.stringify({
      _tag: "Messages",
      messages: seqs.map((seq) => ({ id: `message-${seq}`, seq })),
      people: [],
    });
  rooms.on("connection", (socket, request) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://room");
    const since = searchParams.get("since");
    socket.send(JSON.stringify({ _tag: "Welcome", lastSeq: last, lastRev: last }));
    if (since === null) socket.send(frame(rest(0, last, pathname)));
    else {
      asked.push(`${since} ${searchParams.get("rev")}`);
      socket.send(frame(replay(Number(since), last, pathname)));
    }
    socket.on("message", (data) => {
      if (JSON.parse(data.toString())._tag !== "Send") return;
      last += 1;
      for (const client of rooms.clients) client.send(frame([last]));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stop = () => {
    for (const client of rooms.clients) client.terminate();
    server.close();
  };
  const { port } = server.address() as AddressInfo;
  const seat = (name: string) => ({ url: `ws://127.0.0.1:${port}/${name}?compact=1`, headers: {} });
  const plan: StormPlan = {
    drop: ["one", "two", "three"].map(seat),
    stay: seat("stays"),
    before: 5,
    missed: 10,
    spacingMs: 1,
    patienceMs: 500,
    joinsAtOnce: 2,
  };
  return { plan, asked };
};

const carryOut = async (plan: StormPlan) => {
  const storm = new Storm(plan);
  await storm.join();
  const phases: string[] = [];
  const result = await storm.run({
    measuring: () => phases.push("measuring"),
    measured: () => phases.push("measured"),
  });
  expect(phases).toEqual(["measuring", "measured"]);
  return result;
};

describe("Storm", () => {
  it("times those who come back until each has what it missed", async () => {
    const { plan, asked } = await startRoom();
    const result = await carryOut(plan);
    expect(asked).toEqual(["5 5", "5 5", "5 5"]);
    expect(result).toMatchObject({ complete: 3, gaps: 0, twice: 0, closed: 0, joinsAgain: 0 });
    expect(result.completeMs).toBe(result.eachMs.max);
    expect(result.completeMs).toBeGreaterThan(0);
    expect(result.completeMs).toBeLessThan(500);
    expect(result.welcomeMs.count).toBe(3);
  });

  it("finds a message that is left out, and one that comes twice", async () => {
    const { plan } = await startRoom((after, last, path) =>
      rest(after, last, path).flatMap((seq) =>
        path === "/one" && seq === 8 ? [] : path === "/two" && seq === 9 ? [9, 9] : [seq],
      ),
    );
    expect(await carryOut(plan)).toMatchObject({ gaps: 1, twice: 1 });
  });

  it("finds somebody who never gets everything", async () => {
    const { plan } = await startRoom((after, last, path) =>
      rest(after, path === "/three" ? last - 1 : last, path),
    );
    expect(await carryOut(plan)).toMatchObject({ complete: 2, completeMs: 500 });
  });
});
