import { connect, createServer, type Socket } from "node:net";

/** A way to Postgres that can be frozen: sockets stay open and carry nothing, as when a server hangs. */
export interface StallingProxy {
  readonly url: string;
  /** Freezes the connections of this moment; later ones pass. */
  readonly freeze: () => void;
  /** Holds back the answers on the connections of this moment; what is sent, and an end, still gets through. */
  readonly mute: () => void;
  /** Connections that clients have to it now. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

export async function stallingProxy(to: string): Promise<StallingProxy> {
  const target = new URL(to);
  const sockets = new Set<Socket>();
  const clients = new Set<Socket>();
  const answering = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    clients.add(near);
    near.on("close", () => clients.delete(near));
    answering.add(far);
    far.on("close", () => answering.delete(far));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => sockets.delete(one));
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("the proxy has no port");
  const url = new URL(to);
  url.hostname = "127.0.0.1";
  url.port = String(address.port);
  return {
    url: url.href,
    freeze: () => {
      for (const socket of sockets) {
        socket.unpipe();
        socket.pause();
      }
    },
    mute: () => {
      for (const far of answering) {
        far.unpipe();
        far.pause();
      }
    },
    connections: () => clients.size,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}
