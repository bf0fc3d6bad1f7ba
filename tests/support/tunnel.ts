import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** The way between one browser and PeerLoop, which a test can close like a train's tunnel. */
export interface Tunnel {
  /** PeerLoop, reached through it. */
  readonly url: string;
  /** Cuts every connection and lets none through. */
  enter(): void;
  /** Lets pages and the API through, but no live connection: the network at a tunnel's mouth. */
  pagesOnly(): void;
  /** Lets everything through again. */
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
  let state: "open" | "pages" | "closed" = "open";
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
  };
  const listener = createServer((browser) => {
    keep(browser);
    if (state === "closed") return void browser.resetAndDestroy();
    browser.once("data", (firstBytes) => {
      if (state === "closed" || (state === "pages" && isLive(firstBytes)))
        return void browser.resetAndDestroy();
      const server = connect(Number(target.port), target.hostname);
      keep(server);
      server.write(firstBytes);
      browser.pipe(server).pipe(browser);
      browser.on("close", () => server.destroy());
      server.on("close", () => browser.destroy());
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
    leave() {
      state = "open";
    },
    async close() {
      cut();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
};
