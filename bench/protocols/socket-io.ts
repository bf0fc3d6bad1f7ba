import type { Protocol } from "./protocol.ts";

/** An event of `bench/peers/socket-io-server.ts`: its name and the message. */
type Event = readonly [name: string, message: { readonly id: string }];

/**
 * Socket.IO 5 over Engine.IO 4, as far as one namespace and text go. The first digit is Engine.IO's packet (0 open,
 * 2 ping, 3 pong, 4 message), the second Socket.IO's (0 connect, 2 event, 4 connection refused).
 */
export const socketIoProtocol: Protocol = {
  joinsOnOpen: false,
  encode: (message) => `42${JSON.stringify(["message", message])}`,
  decode(raw) {
    if (raw.startsWith("42")) return { delivered: [(JSON.parse(raw.slice(2)) as Event)[1].id] };
    if (raw.startsWith("40")) return { joined: true };
    if (raw.startsWith("44")) return { rejected: raw.slice(2) };
    if (raw.startsWith("0")) return { reply: "40" };
    return raw === "2" ? { reply: "3" } : {};
  },
};
