import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { WebSocketServer } from "ws";
import { BEAT_INTERVAL_MS } from "../../../domain/shared/presence-limits.ts";
import { Tabs } from "./tabs.ts";

const Plain = globalThis.WebSocket;
let stop: () => void = () => {};
afterEach(() => {
  stop();
  globalThis.WebSocket = Plain;
  vi.useRealTimers();
});

it("opens room and inbox as the person, beats as the client does, and speaks in each when it is run", async () => {
  vi.useFakeTimers({ toFake: ["setInterval"] });
  const server = createServer();
  const rooms = new WebSocketServer({ server });
  const said: { readonly by: string; readonly _tag: string; readonly visible?: boolean }[] = [];
  rooms.on("connection", (socket, { url, headers }) => {
    socket.send('{"_tag":"Welcome"}');
    socket.on("message", (data) =>
      said.push({ by: `${headers.cookie} ${url}`, ...JSON.parse(String(data)) }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stop = () => {
    for (const client of rooms.clients) client.terminate();
    server.close();
  };
  const { port } = server.address() as AddressInfo;
  const tabs = new Tabs({
    seats: ["a", "b"].map((name) => ({
      url: `ws://127.0.0.1:${port}/parties/chat/room-${name}?compact=1`,
      headers: { cookie: `person-${name}` },
      userId: `user-${name}`,
    })),
  });
  await tabs.join();
  const places = ["a", "b"].flatMap((name) => [
    `person-${name} /parties/chat/room-${name}?compact=1`,
    `person-${name} /parties/inbox/user-${name}`,
  ]);
  const saidBy = (tag: string) => said.filter(({ _tag }) => _tag === tag).map(({ by }) => by);
  await vi.waitFor(() => expect(saidBy("Beat").toSorted()).toEqual(places.toSorted()));
  said.length = 0;
  vi.advanceTimersByTime(BEAT_INTERVAL_MS);
  await vi.waitFor(() => expect(saidBy("Beat").toSorted()).toEqual(places.toSorted()));
  expect(said.every(({ visible }) => visible)).toBe(true);
  said.length = 0;
  expect(await tabs.run()).toEqual({ closed: 0 });
  await vi.waitFor(() => expect(said).toHaveLength(4));
  expect(saidBy("Typing")).toEqual(places.filter((place) => place.includes("chat")));
  expect(saidBy("Ack")).toEqual(places.filter((place) => place.includes("inbox")));
});
