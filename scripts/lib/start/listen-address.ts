import { fail } from "../fail.ts";
import { freePort, isPortFree } from "../ports.ts";

/** Where PeerLoop listens. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
  /** How a browser on this machine reaches it, and the actors themselves when an alarm rings. */
  readonly url: string;
}

/** What `HOST` may be, and how that address is reached by name. */
const HOSTS: Readonly<Record<string, { readonly host: string; readonly name: string }>> = {
  "127.0.0.1": { host: "127.0.0.1", name: "localhost" },
  localhost: { host: "127.0.0.1", name: "localhost" },
  "::1": { host: "::1", name: "[::1]" },
};

/** Where to listen for a `HOST`; undefined where others could reach that, or a page here could not. */
export const hostOf = (given: string): { readonly host: string; readonly name: string } | undefined =>
  Object.hasOwn(HOSTS, given) ? HOSTS[given] : undefined;

/**
 * The address out of `HOST` (127.0.0.1) and `PORT` (1999; 0 for any that is free). Ends this process with a message
 * when the port is not to be had, or the host is not this machine's own: what is started here has demo accounts and a
 * mailbox that everybody can read.
 */
export async function listenAddress(): Promise<ListenAddress> {
  const known = hostOf(process.env.HOST || "127.0.0.1");
  if (!known)
    fail(
      `HOST=${process.env.HOST}: this is for your own machine alone, with demo accounts and a mailbox that everybody can read. Leave HOST out, or use one of ${Object.keys(HOSTS).join(", ")}.`,
    );
  const { host, name } = known;
  const wanted = Number(process.env.PORT || 1999);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535)
    fail(`PORT=${process.env.PORT} is no port.`);
  const port = wanted === 0 ? await freePort() : wanted;
  if (!(await isPortFree(port, host))) {
    fail(
      `Port ${port} of ${host} is taken. Stop what listens there, or choose another one: PORT=2000 npm start`,
    );
  }
  return { host, port, url: `http://${name}:${port}` };
}
