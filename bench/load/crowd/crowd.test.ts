import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { WebSocketServer } from "ws";
import { Crowd } from "./crowd.ts";

const WELCOME_MS = 100;

let stop: () => void = () => {};
afterEach(() => stop());

it("has everybody come at once, and times each until they are welcomed, tries again included", async () => {
  const server = createServer();
  const rooms = new WebSocketServer({ noServer: true });
  let refused = 0;
  let waiting = 0;
  // The others of the crowd are all there before any of them is welcomed, and all welcomed before the one that was refused.
  const [othersHere, othersWelcomed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let welcomed = 0;
  server.on("upgrade", (request, socket, head) => {
    if (request.url === "/crowd3" && refused++ === 0) return socket.end("HTTP/1.1 503 Busy\r\n\r\n");
    return rooms.handleUpgrade(request, socket, head, async (client) => {
      if (request.url === "/crowd3") {
        await othersWelcomed.promise;
        await setTimeout(WELCOME_MS);
      } else if (request.url !== "/first") {
        if (++waiting === 19) othersHere.resolve();
        await othersHere.promise;
      }
      await setTimeout(WELCOME_MS);
      client.send('{"_tag":"Welcome"}', () => {
        if (request.url !== "/first" && ++welcomed === 19) othersWelcomed.resolve();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stop = () => {
    for (const client of rooms.clients) client.terminate();
    server.close();
  };
  const { port } = server.address() as AddressInfo;
  const seat = (name: string) => ({ url: `ws://127.0.0.1:${port}/${name}`, headers: {} });
  const crowd = new Crowd({
    protocol: "peerloop",
    first: seat("first"),
    crowd: Array.from({ length: 20 }, (_, index) => seat(`crowd${index}`)),
  });
  await crowd.join();
  const phases: string[] = [];
  const result = await crowd.run({
    measuring: () => phases.push("measuring"),
    measured: () => phases.push("measured"),
  });
  expect(phases).toEqual(["measuring", "measured"]);
  expect(result).toMatchObject({ joinsAgain: 1, closed: 0, eachMs: { count: 20 } });
  expect(result.eachMs.p50).toBeGreaterThanOrEqual(WELCOME_MS - 1);
  // The one that was refused at first came last.
  expect(result.joinedMs).toBeGreaterThan(result.eachMs.p50 + WELCOME_MS);
});
