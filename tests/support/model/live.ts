import { expect } from "vitest";
import WebSocket from "ws";
import { type Random, randomFrom } from "../random.ts";
import type { SignedInPerson } from "../running/people.ts";
import type { TestRuntime } from "../running/runtime.ts";
import { type ClientSocket, ModelClient } from "./client.ts";
import { disagreements } from "./contradictions.ts";
import { liveShelf, type Shelf } from "./files.ts";
import { goodwillFaults } from "./goodwill.ts";
import { Ledger } from "./ledger.ts";
import { storedIn } from "./view.ts";

/** Milliseconds after which a client sends again what was not answered, and looks whether it must reconnect. */
const INSIST_MS = 400;

/** Opens a socket through `url`, which may lead through a proxy; frames wait until it is open. */
const liveSocket = (
  url: string,
  origin: string,
  cookie: string,
  roomId: string,
  query: string,
): ClientSocket => {
  const address = `${url.replace("http", "ws")}/parties/chat/${roomId}?${query.slice(1)}`;
  const ws = new WebSocket(address, { headers: { cookie, origin } });
  const waiting: string[] = [];
  const socket: ClientSocket = {
    events: null,
    send: (data) => {
      if (ws.readyState === WebSocket.CONNECTING) waiting.push(data);
      else if (ws.readyState === WebSocket.OPEN) ws.send(data);
    },
    cut: () => {
      ws.terminate();
      ended(1006);
    },
    stall: (is) => {
      if (ws.readyState !== WebSocket.OPEN) return;
      if (is) ws.pause();
      else ws.resume();
    },
  };
  let isOver = false;
  const ended = (code: number) => {
    if (isOver) return;
    isOver = true;
    socket.events?.closed(code);
  };
  ws.on("open", () => {
    for (const data of waiting.splice(0)) ws.send(data);
    // workerd keeps the TCP connection for a while after a close of its own; the close frame is the word.
    (ws as unknown as { _receiver: WebSocket })._receiver.on("conclude", (code: number) => ended(code));
  });
  ws.on("message", (data) => {
    if (!isOver) socket.events?.message(String(data));
  });
  ws.on("close", (code) => ended(code));
  ws.on("error", () => ended(1006));
  return socket;
};

/** Clients of one real room, that come back and insist by themselves as browsers do. */
export interface LiveScene {
  readonly random: Random;
  readonly clients: readonly ModelClient[];
  readonly ledger: Ledger;
  readonly shelf: Shelf;
  /** Says something new as a client, and answers its id. */
  say(client: ModelClient, content: string): string;
  /** From now on clients neither reconnect nor repeat by themselves, or do again. */
  insisting(is: boolean): void;
  /** Waits until everything is answered and everybody is back with everything, then finds nothing in contradiction. */
  agree(milliseconds?: number): Promise<void>;
  close(): void;
}

/**
 * Opens clients in a room of a running PeerLoop.
 * @param options.url where clients connect; the runtime's own address unless there is a proxy in between
 */
export const liveScene = (
  runtime: Pick<TestRuntime, "url" | "sql">,
  people: readonly SignedInPerson[],
  roomId: string,
  options: { readonly seed: number; readonly url?: string },
): LiveScene => {
  const random = randomFrom(options.seed);
  const ledger = new Ledger();
  const open = (cookie: string) => (query: string) =>
    liveSocket(options.url ?? runtime.url, runtime.url, cookie, roomId, query);
  const clients = people.map(
    ({ me, cookie }, index) => new ModelClient(`client ${index}`, me.id, open(cookie), ledger),
  );
  let isInsisting = true;
  const insist = () => {
    if (!isInsisting) return;
    for (const client of clients) {
      if (!client.isConnected) client.connect();
      else if (client.state.ahead.length > 0) client.disconnect();
      else client.insist();
    }
  };
  for (const client of clients) client.connect();
  const timer = setInterval(insist, INSIST_MS);

  const restless = async () => {
    const [room] =
      await runtime.sql`select last_seq::int, last_rev::int from chat_rooms where id = ${roomId}`;
    return clients.flatMap(({ name, isConnected, unanswered, state }) => {
      const end = state.messages.at(-1)?.seq ?? 0;
      const isThere = isConnected && unanswered.length === 0 && end === room?.last_seq;
      return isThere && state.lastRev === room?.last_rev
        ? []
        : [
            `${name}: ${unanswered.length} unanswered, at ${end}/${state.lastRev} of ${room?.last_seq}/${room?.last_rev}`,
          ];
    });
  };

  return {
    random,
    clients,
    ledger,
    shelf: liveShelf(runtime.url, people, roomId, random),
    say: (client, content) => {
      const id = random.uuid();
      client.want({ _tag: "Send", id, content, replyToId: null });
      return id;
    },
    insisting: (is) => {
      isInsisting = is;
    },
    agree: async (milliseconds = 30_000) => {
      isInsisting = true;
      for (const client of clients) client.stall(false);
      const until = Date.now() + milliseconds;
      let stored = await storedIn(runtime.sql, roomId);
      do {
        await expect.poll(restless, { timeout: until - Date.now(), interval: 100 }).toEqual([]);
        stored = await storedIn(runtime.sql, roomId);
        // What was sent twice may still change something: then everybody is ahead of what was read.
      } while (clients.some(({ state }) => state.lastRev !== stored.lastRev));
      const found = disagreements(clients, ledger, stored);
      found.push(...(await goodwillFaults(runtime.sql, roomId)));
      expect(found.slice(0, 3)).toEqual([]);
    },
    close: () => {
      clearInterval(timer);
      for (const client of clients) client.disconnect();
    },
  };
};
