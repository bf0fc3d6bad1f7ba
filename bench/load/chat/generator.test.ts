import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import type { LoadPlan } from "../plan.ts";
import { Generator } from "./generator.ts";

/** How many times a client gets a message. */
type Copies = (message: number, client: string) => number;

let stop: () => void = () => {};
afterEach(() => stop());

/** A chat room that answers the ws protocol out of its memory, with the faults that a test asks for. */
const startRoom = async (faults: { copies?: Copies; refuse?: number; closeAfter?: number } = {}) => {
  const sockets = new Map<string, WebSocket>();
  const rooms = new WebSocketServer({ noServer: true });
  const server = createServer();
  let refused = 0;
  let messages = 0;
  server.on("upgrade", (request, socket, head) => {
    if (refused < (faults.refuse ?? 0)) {
      refused += 1;
      socket.end("HTTP/1.1 503 Busy\r\n\r\n");
      return;
    }
    rooms.handleUpgrade(request, socket, head, (client) => {
      sockets.set(request.url ?? "", client);
      client.on("message", (data) => {
        const { id } = JSON.parse(data.toString());
        const number = messages++;
        for (const [name, other] of sockets)
          for (let copy = faults.copies?.(number, name) ?? 1; copy > 0; copy--)
            other.send(JSON.stringify({ type: "message", id }));
        if (messages === faults.closeAfter) client.close(4001);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stop = () => {
    for (const socket of sockets.values()) socket.terminate();
    server.close();
  };
  const { port } = server.address() as AddressInfo;
  const seats = ["/one", "/two", "/three"].map((path) => ({
    url: `ws://127.0.0.1:${port}${path}`,
    headers: {},
  }));
  const plan: LoadPlan = {
    protocol: "ws",
    rooms: [{ seats }],
    rate: 100,
    warmUpMs: 100,
    measureMs: 300,
    drainMs: 300,
    joinsAtOnce: 2,
  };
  return plan;
};

const carryOut = async (plan: LoadPlan) => {
  const generator = new Generator(plan);
  await generator.join();
  const phases: string[] = [];
  const result = await generator.run({
    measuring: () => phases.push("measuring"),
    measured: () => phases.push("measured"),
  });
  expect(phases).toEqual(["measuring", "measured"]);
  return result;
};

describe("Generator", () => {
  it("sends everything on time and counts each delivery to each client", async () => {
    const result = await carryOut(await startRoom());
    expect(new Set(result.ids).size).toBe(40);
    expect(result.deliveries).toEqual({ expected: 120, arrived: 120, twice: 0 });
    expect(result.lastMs.count).toBe(30);
    expect(result.ownMs.max).toBeGreaterThan(0);
    expect(result.ownMs.p50).toBeLessThanOrEqual(result.lastMs.p50);
    expect(result).toMatchObject({ rejected: {}, closed: {}, joinsAgain: 0 });
  });

  it("finds a message that one client never gets, and one that comes twice", async () => {
    const copies: Copies = (message, client) =>
      client !== "/two" ? 1 : message === 20 ? 0 : message === 25 ? 2 : 1;
    const result = await carryOut(await startRoom({ copies }));
    expect(result.deliveries).toEqual({ expected: 120, arrived: 119, twice: 1 });
    expect(result.lastMs.max).toBeGreaterThanOrEqual(300);
  });

  it("tries again to join a busy server, and tells of it", async () => {
    const result = await carryOut(await startRoom({ refuse: 2 }));
    expect(result.joinsAgain).toBe(2);
    expect(result.deliveries.arrived).toBe(120);
  });

  it("tells of sockets that are closed on it", async () => {
    const result = await carryOut(await startRoom({ closeAfter: 30 }));
    expect(result.closed).toEqual({ 4001: 1 });
    expect(result.deliveries.arrived).toBeLessThan(120);
  });
});
