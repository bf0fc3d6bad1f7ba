import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocket, WebSocketServer } from "ws";
import type { PlainMember, PlainStore } from "./store.ts";

/** Connections that may wait to be taken: a crowd comes at once. */
const BACKLOG = 4_096;

/** The token in a cookie header; empty where there is none. */
export const tokenIn = (cookie = ""): string => /(?:^|; )session=([^;]*)/.exec(cookie)?.[1] ?? "";

/**
 * Lets members into their rooms, as the documentation of ws has it: who they are and whether they belong there is
 * asked before the socket opens. Tells the port to the process that started this one, and ends with that one.
 */
export function serveMembers(
  store: Pick<PlainStore, "memberOf">,
  enter: (socket: WebSocket, member: PlainMember) => void,
): void {
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  server.on("upgrade", async (request, socket, head) => {
    // From the upgrade on ws itself sees to the socket's faults.
    socket.on("error", console.error);
    const room = (request.url ?? "").slice(1);
    const member = await store.memberOf(room, tokenIn(request.headers.cookie)).catch(console.error);
    if (!member) {
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    socket.off("error", console.error);
    sockets.handleUpgrade(request, socket, head, (client) => {
      client.on("error", console.error);
      enter(client, member);
    });
  });
  server.listen(0, "127.0.0.1", BACKLOG, () =>
    process.send?.({ port: (server.address() as AddressInfo).port }),
  );
  process.on("disconnect", () => process.exit(0));
}

/** Sends to a socket that is still there. */
export function sendTo(socket: WebSocket, data: string | Buffer): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(data, { binary: false });
}
