import { freePort, isPortFree } from "./ports.ts";

/** Where PeerLoop listens. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
  /** How a browser on this machine reaches it. */
  readonly url: string;
}

/**
 * The address out of `HOST` (127.0.0.1) and `PORT` (1999; 0 for any that is free).
 * Ends this process with a message when the port is not to be had.
 */
export async function listenAddress(): Promise<ListenAddress> {
  const host = process.env.HOST || "127.0.0.1";
  const wanted = Number(process.env.PORT || 1999);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535)
    fail(`PORT=${process.env.PORT} is no port.`);
  const port = wanted === 0 ? await freePort() : wanted;
  if (!(await isPortFree(port, host))) {
    fail(
      `Port ${port} of ${host} is taken. Stop what listens there, or choose another one: PORT=2000 npm start`,
    );
  }
  return { host, port, url: `http://localhost:${port}` };
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
