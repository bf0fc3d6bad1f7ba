import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import WebSocket, { WebSocketServer } from "ws";
import type { Random } from "../random.ts";

/** How likely it is that something befalls a frame on its way, 0 to 1 each. */
export interface FrameFaults {
  /** It never arrives. */
  readonly drop: number;
  /** It arrives twice. */
  readonly double: number;
  /** It arrives up to `DELAY_MS` later, and so perhaps after frames that were sent later. */
  readonly delay: number;
}

const DELAY_MS = 300;

/** Stands between clients and an actor, and does to the clients' frames what a careless client would. */
export interface FrameProxy {
  readonly url: string;
  /** What befalls frames from now on. */
  faults: FrameFaults;
  /** How many frames were dropped, doubled and delayed. */
  readonly counts: Readonly<Record<keyof FrameFaults, number>>;
  close(): Promise<void>;
}

export const frameProxy = async (
  target: string,
  random: Random,
  faults: FrameFaults,
): Promise<FrameProxy> => {
  const http = createServer();
  const server = new WebSocketServer({ server: http });
  const counts = { drop: 0, double: 0, delay: 0 };
  const sockets = new Set<WebSocket>();

  server.on("connection", (client, request) => {
    const { cookie = "", origin = "" } = request.headers;
    const upstream = new WebSocket(`${target.replace("http", "ws")}${request.url}`, {
      headers: { cookie, origin },
    });
    const early: string[] = [];
    const pass = (text: string) => {
      if (upstream.readyState === WebSocket.CONNECTING) early.push(text);
      else if (upstream.readyState === WebSocket.OPEN) upstream.send(text);
    };
    const befall = (kind: keyof FrameFaults) => {
      const does = random.chance(proxy.faults[kind]);
      if (does) counts[kind]++;
      return does;
    };
    client.on("message", (data) => {
      const text = String(data);
      if (befall("drop")) return;
      for (let times = befall("double") ? 2 : 1; times > 0; times--)
        if (befall("delay")) setTimeout(() => pass(text), random.below(DELAY_MS));
        else pass(text);
    });
    upstream.on("open", () => {
      for (const text of early.splice(0)) upstream.send(text);
    });
    upstream.on("message", (data) => client.send(String(data)));
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on("error", () => undefined);
      one.on("close", () => {
        sockets.delete(one);
        other.terminate();
      });
    }
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;

  const proxy: FrameProxy = {
    url: `http://127.0.0.1:${port}`,
    faults,
    counts,
    close: async () => {
      for (const socket of sockets) socket.terminate();
      server.close();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return proxy;
};
