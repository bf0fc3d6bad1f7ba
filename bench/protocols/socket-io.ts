import { heardIn, type PlainRequest, plainRequests } from "./plain.ts";
import type { Protocol } from "./protocol.ts";

/** An event of `bench/peers/socket-io-server.ts`: its name and the rest of it. */
type Event = readonly [type: string, rest: { readonly id?: string; readonly seq?: number }];

const textOf = ({ type, ...rest }: PlainRequest) => `42${JSON.stringify([type, rest])}`;

/**
 * Socket.IO 5 over Engine.IO 4, as far as one namespace and text go. The first digit is Engine.IO's packet (0 open,
 * 2 ping, 3 pong, 4 message), the second Socket.IO's (0 connect, 2 event, 4 connection refused).
 */
export const socketIoProtocol: Protocol = {
  joinsOnOpen: false,
  ...plainRequests(textOf),
  decode(raw) {
    if (raw.startsWith("42")) {
      const [type, rest] = JSON.parse(raw.slice(2)) as Event;
      return heardIn([{ ...rest, type }]);
    }
    if (raw.startsWith("40")) return { joined: true };
    if (raw.startsWith("44")) return { rejected: raw.slice(2) };
    if (raw.startsWith("0")) return { reply: "40" };
    return raw === "2" ? { reply: "3" } : {};
  },
};
