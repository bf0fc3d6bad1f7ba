import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { WebSocketServer } from "ws";
import { BEAT_INTERVAL_MS } from "../../../domain/shared/presence-limits.ts";
import { Idlers } from "./idlers.ts";

let stop: () => void = () => {};
afterEach(() => {
  stop();
  vi.useRealTimers();
});

it("says hello for every client, beats for each, has one of each room say something, and counts sockets that close", async () => {
  vi.useFakeTimers({ toFake: ["setInterval"] });
  const server = createServer();
  const rooms = new WebSocketServer({ server });
  const said: string[] = [];
  rooms.on("connection", (socket, { url }) => {
    socket.send('{"_tag":"Welcome"}');
    socket.on("message", (data) => {
      said.push(`${url} ${data}`);
      if (url === "/b0" && data.toString().includes("Typing")) socket.close(4000);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stop = () => {
    for (const client of rooms.clients) client.terminate();
    server.close();
  };
  const { port } = server.address() as AddressInfo;
  const room = (name: string) => ({
    seats: [0, 1, 2].map((seat) => ({ url: `ws://127.0.0.1:${port}/${name}${seat}`, headers: {} })),
  });
  const idlers = new Idlers({
    protocol: "peerloop",
    rooms: [room("a"), room("b")],
    hello: '{"_tag":"Beat","visible":false}',
    beat: { text: '{"_tag":"Beat"}', everyMs: BEAT_INTERVAL_MS },
    wake: '{"_tag":"Typing","is":false}',
    joinsAtOnce: 2,
    patienceMs: 200,
  });
  await idlers.join();
  await expect.poll(() => said.length).toBe(6);
  expect(said.every((frame) => frame.endsWith('{"_tag":"Beat","visible":false}'))).toBe(true);
  vi.advanceTimersByTime(BEAT_INTERVAL_MS);
  await expect.poll(() => said.length).toBe(12);
  expect(said.slice(6).every((frame) => frame.endsWith('{"_tag":"Beat"}'))).toBe(true);
  expect(await idlers.run()).toEqual({ closed: 1 });
  expect(said.slice(12)).toEqual(['/a0 {"_tag":"Typing","is":false}', '/b0 {"_tag":"Typing","is":false}']);
});
