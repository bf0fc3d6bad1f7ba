import { HIDDEN_BEAT_INTERVAL_MS, HIDDEN_LEASE_MS } from "../../../domain/shared/presence-limits.ts";
import type { ModelClient } from "./client.ts";
import { Ledger } from "./ledger.ts";
import type { Admitted } from "./platform.ts";
import { clientOf, type ModelScene, quiet, REST_MS } from "./scene.ts";

/** Real milliseconds within which leases that have run out must have been noticed. */
const NOTICED_MS = 5_000;

/** What passes at once while nobody is left, in milliseconds. */
const STEP_MS = 60_000;

/** How often it is tried anew where the machine was too slow for what was to be seen. */
const TRIES = 5;

/** Everybody is there, and their tabs go behind others; false where the machine was too slow for that. */
const hide = async ({ room, clients }: ModelScene): Promise<boolean> => {
  // A tab in front that is not heard of for a quarter of a second here is put out by its lease.
  for (const until = Date.now() + NOTICED_MS; Date.now() < until; ) {
    for (const client of clients) client.connect();
    for (const client of clients) client.show(false);
    await quiet(room);
    if (clients.every(({ isConnected }) => isConnected)) return true;
  }
  return false;
};

/**
 * The longest lease passes, with beats as hidden tabs send them.
 * @returns false where so much of the room's time passed between two of them that leases ran out by right
 */
const pass = async ({ room, clients }: ModelScene): Promise<boolean> => {
  let heard = room.clock.now();
  for (const client of clients) client.beat();
  for (let passed = 0; passed <= HIDDEN_LEASE_MS; passed += HIDDEN_BEAT_INTERVAL_MS) {
    await quiet(room);
    room.hibernate();
    room.later(HIDDEN_BEAT_INTERVAL_MS);
    const next = room.clock.now();
    for (const client of clients) client.beat();
    await quiet(room);
    if (room.clock.now() - heard > HIDDEN_LEASE_MS) return false;
    heard = next;
  }
  return true;
};

/**
 * Whom a room that has come to rest still takes for being there. Its tabs go behind others, time passes, and the room
 * sleeps where it can: whoever vanished without a word must be gone, everybody else must be there, and away where all
 * of their tabs are hidden.
 */
export const ghosts = async (scene: ModelScene): Promise<string[]> => {
  const { room, clients, plan } = scene;
  for (let tries = 0; tries < TRIES; tries++) if ((await hide(scene)) && (await pass(scene))) break;
  const found: string[] = [];
  const there = () => `${room.sockets.size} sockets of ${clients.length} clients`;
  for (const until = Date.now() + NOTICED_MS; room.sockets.size !== clients.length; ) {
    if (Date.now() > until) return [`the room holds ${there()} long after the others vanished`];
    for (const client of clients) client.beat();
    await quiet(room);
  }
  for (const { name, isConnected } of clients)
    if (!isConnected) found.push(`${name} was put out though it was heard of`);

  const [admitted] = plan.people as [Admitted];
  const fresh = clientOf("newcomer 0", room, admitted, new Ledger());
  // Where the room could not be read, all of them are asked to come again.
  for (const until = Date.now() + REST_MS; !fresh.received.Welcome; ) {
    if (Date.now() > until) return [...found, "a newcomer is not let in"];
    for (const client of clients) client.connect();
    fresh.connect("");
    await quiet(room);
  }
  const expected = standings([...clients, fresh]);
  const shown = Object.values(fresh.state.present).map(({ id, connections, away }) =>
    standing(id, connections, away),
  );
  if (shown.toSorted().join() !== expected.join())
    found.push(`a newcomer is shown ${shown.toSorted().join()}, there are ${expected.join()}`);
  fresh.disconnect();
  return [...found, ...(await lastOnes(scene))];
};

/** Everybody vanishes, one after another, and nobody is left to wake the room: its alarms alone put them out. */
const lastOnes = async ({ room, clients }: ModelScene): Promise<string[]> => {
  for (const client of clients) {
    client.beat();
    await quiet(room);
    client.vanish();
    room.later(STEP_MS);
  }
  for (let passed = 0; passed < HIDDEN_LEASE_MS + clients.length * STEP_MS; passed += STEP_MS) {
    await quiet(room);
    room.hibernate();
    room.later(STEP_MS);
  }
  for (const until = Date.now() + NOTICED_MS; room.sockets.size > 0 && Date.now() < until; )
    await quiet(room);
  return room.sockets.size === 0 ? [] : [`the room holds ${room.sockets.size} sockets though nobody is left`];
};

const standing = (userId: string, connections: number, isAway: boolean) =>
  `${userId} with ${connections}${isAway ? ", away" : ""}`;

const standings = (clients: readonly ModelClient[]): string[] =>
  [...Map.groupBy(clients, ({ userId }) => userId)]
    .map(([userId, own]) => standing(userId, own.length, !own.some(({ looks }) => looks)))
    .toSorted();
