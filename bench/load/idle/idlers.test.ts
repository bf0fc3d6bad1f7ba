import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { WebSocketServer } from "ws";
import { Idlers } from "./idlers.ts";

let stop: () => void = () => {};
afterEach(() => stop());

it("says hello for every client, then has one of each room say something, and counts sockets that close", async () => {
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
    wake: '{"_tag":"Typing","is":false}',
    joinsAtOnce: 2,
    patienceMs: 200,
  });
  await idlers.join();
  await expect.poll(() => said.length).toBe(6);
  expect(said.every((frame) => frame.endsWith('{"_tag":"Beat","visible":false}'))).toBe(true);
  expect(await idlers.run()).toEqual({ closed: 1 });
  expect(said.slice(6)).toEqual(['/a0 {"_tag":"Typing","is":false}', '/b0 {"_tag":"Typing","is":false}']);
});
