import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type WebSocket as ServerSocket, WebSocketServer } from "ws";
import { REPORT_EVERY } from "../../../domain/shared/limits.ts";
import { BEAT_INTERVAL_MS, LEASE_MS } from "../../../domain/shared/presence-limits.ts";
import { CLOSE, CONSTANT_BEAT, CONSTANT_BEAT_ANSWER } from "../../../domain/shared/protocol.ts";
import { openRoomSocket, type RoomSocket, type SocketStatus } from "./socket.ts";
import type { SocketChange, SocketEnvironment } from "./socket-environment.ts";

interface Frame {
  readonly _tag: string;
  readonly [field: string]: unknown;
}

/** A server that keeps its connections, what it was asked for and what it received. */
const startServer = async () => {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  const sockets: ServerSocket[] = [];
  const urls: string[] = [];
  const frames: Frame[] = [];
  const texts: string[] = [];
  server.on("connection", (socket, request) => {
    sockets.push(socket);
    urls.push(request.url ?? "");
    socket.on("message", (data) => {
      texts.push(String(data));
      frames.push(JSON.parse(String(data)) as Frame);
    });
  });
  const stop = async () => {
    for (const socket of sockets) socket.terminate();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    sockets,
    urls,
    frames,
    texts,
    stop,
    origin: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
  };
};

/** A browser tab whose visibility and network the test decides. */
const makeTab = (origin: string) => {
  let changed: (what: SocketChange) => void = () => undefined;
  const tab = { visible: true, online: true };
  const environment: SocketEnvironment = {
    origin,
    isVisible: () => tab.visible,
    isOnline: () => tab.online,
    onChange: (listener) => {
      changed = listener;
      return () => undefined;
    },
  };
  return { tab, environment, change: (what: SocketChange) => changed(what) };
};

let server: Awaited<ReturnType<typeof startServer>>;
let opened: RoomSocket<Frame>[] = [];

beforeEach(async () => {
  server = await startServer();
});

afterEach(async () => {
  vi.useRealTimers();
  for (const socket of opened) socket.close();
  opened = [];
  await server.stop();
});

const open = (more: { whyRefused?: () => Promise<number | null>; origin?: string } = {}) => {
  const { tab, environment, change } = makeTab(more.origin ?? server.origin);
  const frames: Frame[] = [];
  const statuses: (readonly [SocketStatus, number | null])[] = [];
  let connections = 0;
  const socket = openRoomSocket<Frame, Frame>({
    party: "chat",
    room: "room",
    params: () => ({ since: ++connections, rev: null }),
    onFrame: (frame) => frames.push(frame),
    onStatus: (status, code) => statuses.push([status, code]),
    environment,
    ...(more.whyRefused ? { whyRefused: more.whyRefused } : {}),
  });
  opened.push(socket);
  return { socket, frames, statuses, tab, change };
};

const turn = () => new Promise((resolve) => setImmediate(resolve));
const until = (condition: () => boolean) =>
  vi.waitFor(() => expect(condition()).toBe(true), { timeout: 8_000 });

describe("room socket", () => {
  it("computes its address anew at each connection and beats as soon as it is open", async () => {
    const { socket } = open();
    await until(() => server.frames.length === 1);
    expect(server.frames[0]).toEqual({ _tag: "Beat", visible: true, received: 0 });
    socket.replace();
    await until(() => server.sockets.length === 2);
    expect(server.urls).toEqual(["/parties/chat/room?since=1", "/parties/chat/room?since=2"]);
  });

  it("passes over what is no frame and hands on what is", async () => {
    const { frames, socket } = open();
    await until(() => socket.status() === "open");
    for (const text of [
      "",
      "nonsense",
      "null",
      "[]",
      "{}",
      '{"_tag":3}',
      '{"_tag":"Beat"}',
      '{"_tag":"New","a":1}',
    ])
      server.sockets[0]?.send(text);
    server.sockets[0]?.send(Buffer.from([1, 2, 3]));
    server.sockets[0]?.send('{"_tag":"Last"}');
    await until(() => frames.length === 2);
    expect(frames).toEqual([{ _tag: "New", a: 1 }, { _tag: "Last" }]);
  });

  it("says how much came on this connection, with each beat and whenever there is much to say", async () => {
    const { socket } = open();
    await until(() => socket.status() === "open" && server.frames.length === 1);
    const text = JSON.stringify({ _tag: "Much", text: "ö".repeat(REPORT_EVERY / 2) });
    server.sockets[0]?.send(text);
    server.sockets[0]?.send(text);
    await until(() => server.frames.length === 2);
    expect(server.frames[1]).toEqual({ _tag: "Beat", visible: true, received: 2 * text.length });
    socket.replace();
    await until(() => server.frames.length === 3);
    expect(server.frames[2]).toMatchObject({ received: 0 });
  });

  it("sends the constant beat once the room knows all else, and does not count its answer", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const { socket, frames } = open();
    await until(() => socket.status() === "open" && server.frames.length === 1);
    const timed = '{"_tag":"Beat","time":"2026-01-01T00:00:00.000Z"}';
    server.sockets[0]?.send(timed);
    for (let count = 0; count < 3; count++) server.sockets[0]?.send(CONSTANT_BEAT_ANSWER);
    server.sockets[0]?.send('{"_tag":"After"}');
    await until(() => frames.length === 1);
    await vi.advanceTimersByTimeAsync(BEAT_INTERVAL_MS);
    await until(() => server.frames.length === 2);
    expect(server.texts[1]).toBe(CONSTANT_BEAT);
    const text = JSON.stringify({ _tag: "Much", text: "x".repeat(REPORT_EVERY) });
    server.sockets[0]?.send(text);
    await until(() => server.frames.length === 3);
    const received = timed.length + '{"_tag":"After"}'.length + text.length;
    expect(server.frames[2]).toEqual({ _tag: "Beat", visible: true, received });
  });

  it("sends only while open, and queues nothing", async () => {
    const { socket } = open();
    expect(socket.send({ _tag: "Early" })).toBe(false);
    await until(() => socket.status() === "open");
    expect(socket.send({ _tag: "Now" })).toBe(true);
    await until(() => server.frames.length === 2);
    expect(server.frames.map((frame) => frame._tag)).toEqual(["Beat", "Now"]);
  });

  it("comes back after a loss, and stays away after a final close code", async () => {
    const { socket, statuses } = open();
    await until(() => socket.status() === "open");
    server.sockets[0]?.close(CLOSE.restart);
    await until(() => server.sockets.length === 2 && socket.status() === "open");
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    server.sockets[1]?.close(CLOSE.removed);
    while (socket.status() !== "closed") await turn();
    expect(statuses).toEqual([
      ["open", null],
      ["connecting", null],
      ["open", null],
      ["closed", CLOSE.removed],
    ]);
    await vi.advanceTimersByTimeAsync(60_000);
    await turn();
    expect(server.sockets).toHaveLength(2);
  });

  it("replaces its connection when the network comes back", async () => {
    const { socket, tab, change } = open();
    await until(() => socket.status() === "open");
    tab.online = false;
    change("network");
    expect(socket.status()).toBe("offline");
    tab.online = true;
    change("network");
    await until(() => server.sockets.length === 2 && socket.status() === "open");
  });

  it("replaces its connection when the page goes on after it was stopped, however short that was", async () => {
    const { socket, change } = open();
    await until(() => socket.status() === "open");
    change("resumed");
    await until(() => server.sockets.length === 2 && socket.status() === "open");
  });

  it("begins anew when the device wrongly said that there is no network, and never says otherwise", async () => {
    const { socket, statuses, tab, change } = open();
    await until(() => socket.status() === "open");
    tab.online = false;
    change("network");
    server.sockets[0]?.send('{"_tag":"Beat"}');
    await until(() => server.sockets.length === 2 && socket.status() === "open");
    expect(statuses.map(([status]) => status)).toEqual(["open", "offline", "open"]);
  });

  it("beats at once when the tab is hidden and shown", async () => {
    const { socket, tab, change } = open();
    await until(() => socket.status() === "open");
    tab.visible = false;
    change("visibility");
    tab.visible = true;
    change("visibility");
    await until(() => server.frames.length === 3);
    expect(server.frames.map((frame) => frame.visible)).toEqual([true, false, true]);
    expect(server.sockets).toHaveLength(1);
  });

  it("asks why it is refused, and gives up when the door is shut", async () => {
    const shut = await startServer();
    await shut.stop();
    const { socket, statuses } = open({ origin: shut.origin, whyRefused: async () => CLOSE.signedOut });
    await until(() => socket.status() === "closed");
    expect(statuses.at(-1)).toEqual(["closed", CLOSE.signedOut]);
  });

  it("replaces a connection that has gone silent, once the server is known to answer beats", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
    const { socket, frames } = open();
    await until(() => socket.status() === "open");
    await vi.advanceTimersByTimeAsync(LEASE_MS + 2 * BEAT_INTERVAL_MS);
    expect(server.sockets).toHaveLength(1);
    server.sockets[0]?.send('{"_tag":"Beat"}');
    server.sockets[0]?.send('{"_tag":"After"}');
    await until(() => frames.some(({ _tag }) => _tag === "After"));
    await vi.advanceTimersByTimeAsync(LEASE_MS + 2 * BEAT_INTERVAL_MS);
    await until(() => server.sockets.length === 2);
  });
});
