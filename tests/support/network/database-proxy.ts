import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Stands between a worker and Postgres, so that a test can take the database away and give it back. */
export interface DatabaseProxy {
  /** The same database, reached through the proxy. */
  urlFor(real: string): string;
  /** Ends every connection and refuses new ones, as a server that is down does. */
  cut(): void;
  /** Passes nothing on, in either direction, and closes nothing: as a network that loses every packet. */
  freeze(): void;
  /** Passes requests on and holds their answers back: what is asked happens, and nobody hears of it. */
  mute(): void;
  /** Lets everything through again. */
  restore(): void;
  /** How many connections are open now. */
  connections(): number;
  close(): Promise<void>;
}

/**
 * Starts a proxy to a Postgres server.
 * @param real URL of a database on it
 */
export async function databaseProxy(real: string): Promise<DatabaseProxy> {
  const target = new URL(real);
  const pairs = new Set<{ client: Socket; server: Socket }>();
  let state: "open" | "cut" | "frozen" | "muted" = "open";
  const listener = createServer((client) => {
    client.on("error", () => {});
    if (state === "cut") return void client.resetAndDestroy();
    const server = connect(Number(target.port || 5432), target.hostname);
    const pair = { client, server };
    pairs.add(pair);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on("data", (bytes) => to.write(bytes));
      from.on("error", () => {});
      from.on("close", () => {
        pairs.delete(pair);
        to.destroy();
      });
      if (state === "frozen" || (state === "muted" && from === server)) from.pause();
    }
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const { port } = listener.address() as AddressInfo;
  const each = (action: (socket: Socket) => void) => {
    for (const { client, server } of pairs) {
      action(client);
      action(server);
    }
  };
  return {
    urlFor(url) {
      const through = new URL(url);
      through.host = `127.0.0.1:${port}`;
      return through.href;
    },
    cut() {
      state = "cut";
      each((socket) => socket.resetAndDestroy());
      pairs.clear();
    },
    freeze() {
      state = "frozen";
      each((socket) => socket.pause());
    },
    mute() {
      state = "muted";
      for (const { server } of pairs) server.pause();
    },
    restore() {
      state = "open";
      each((socket) => socket.resume());
    },
    connections: () => pairs.size,
    async close() {
      each((socket) => socket.destroy());
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}
