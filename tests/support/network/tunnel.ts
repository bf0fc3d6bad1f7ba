import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** The way between one browser and PeerLoop, which a test can close like a train's tunnel. */
export interface Tunnel {
  /** PeerLoop, reached through it. */
  readonly url: string;
  /** Cuts every connection and lets none through. */
  enter(): void;
  /** Lets pages and the API through, but no live connection: the network at a tunnel's mouth. */
  pagesOnly(): void;
  /** Lets nothing through, and tells neither end: one may be dead, and the other does not hear of it. */
  freeze(): void;
  /** Lets everything through again, after a freeze on new connections. */
  leave(): void;
  close(): Promise<void>;
}

/** A browser asks for a live connection on a TCP connection of its own, with this in its first line. */
const isLive = (firstBytes: Buffer) => firstBytes.toString("latin1").startsWith("GET /parties/");

/**
 * Digs a tunnel.
 * @param url of the PeerLoop at its other end
 */
export const digTunnel = async (url: string): Promise<Tunnel> => {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: "open" | "pages" | "closed" | "frozen" = "open";
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
  };
  const listener = createServer((browser) => {
    keep(browser);
    if (state === "closed" || state === "frozen") return void browser.resetAndDestroy();
    browser.once("data", (firstBytes) => {
      if (state === "closed" || (state === "pages" && isLive(firstBytes)))
        return void browser.resetAndDestroy();
      const server = connect(Number(target.port), target.hostname);
      keep(server);
      server.write(firstBytes);
      browser.pipe(server);
      server.pipe(browser);
      const pair = [browser, server] as const;
      pairs.add(pair);
      const part = (other: Socket) => {
        if (state === "frozen") return;
        pairs.delete(pair);
        other.destroy();
      };
      browser.on("close", () => part(server));
      server.on("close", () => part(browser));
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const { port } = listener.address() as AddressInfo;
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    enter() {
      state = "closed";
      cut();
    },
    pagesOnly() {
      state = "pages";
    },
    freeze() {
      state = "frozen";
      for (const [browser, server] of pairs) for (const socket of [browser, server]) socket.unpipe().resume();
    },
    leave() {
      if (state === "frozen") cut();
      state = "open";
    },
    async close() {
      cut();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
};
