import { createServer } from "node:net";

/**
 * Whether a server could listen on this address now.
 * @param port TCP port, 1 to 65535
 */
export async function isPortFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return (await listenOnce(port, host)) !== undefined;
}

/** A TCP port on the loopback address that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  // Below the range from which the kernel takes the ports of outgoing connections (32768 on Linux), so that
  // none of those takes the port between two starts of the same server.
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isPortFree(port)) return port;
  }
  throw new Error("No free port between 20000 and 32000 on 127.0.0.1.");
}

function listenOnce(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(port)));
  });
}
