import { createPeer, type Peer } from "../../../client/features/sessions/call/peer.ts";
import type { CallSignal } from "../../../client/features/sessions/call/signal.ts";
import { randomFrom } from "../random.ts";

/** Milliseconds for which a round may take, unless it is stuck: less than the time after which an offer is repeated. */
const STUCK_MS = 8_000;

/** Longest delay of a signal on its way, in milliseconds. */
const DELAY_MS = 12;

export interface Played {
  /** The round in which the two did not come to an agreement, and how they stood; null when there was none. */
  readonly stuck: string | null;
  /** Whether the two were connected after the last round. */
  readonly connected: boolean;
  /** In how many rounds an offer met another. */
  readonly collisions: number;
}

type Signal = Extract<CallSignal, { to: string }>;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const until = async (is: () => boolean, ms: number): Promise<boolean> => {
  const end = performance.now() + ms;
  while (!is()) {
    if (performance.now() > end) return false;
    await pause(2);
  }
  return true;
};

/** A way for signals that keeps their order, and delivers those that gathered meanwhile in the same tick. */
const way = (delay: () => number, deliver: (signal: Signal) => void) => {
  const queue: Signal[] = [];
  const flush = () => {
    for (const signal of queue.splice(0)) deliver(signal);
  };
  return {
    send: (signal: CallSignal) => {
      if (queue.push(signal as Signal) === 1) setTimeout(flush, delay());
      return true;
    },
    isEmpty: () => queue.length === 0,
  };
};

/** The connections that are made from now on, in their order. */
const watchConnections = (): RTCPeerConnection[] => {
  const made: RTCPeerConnection[] = [];
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      made.push(this);
    }
  };
  return made;
};

const fragmentOf = (connection: RTCPeerConnection) =>
  /a=ice-ufrag:(\S+)/.exec(connection.currentLocalDescription?.sdp ?? "")?.[1];

/** Two peers in one page who look for another way in the same tick, over and over, and sometimes again at once. */
export const play = async ({ rounds, seed }: { rounds: number; seed: number }): Promise<Played> => {
  const random = randomFrom(seed);
  const made = watchConnections();
  let collisions = 0;
  const take = (connection: RTCPeerConnection, peer: Peer, signal: Signal) => {
    const isOffer = signal.kind === "description" && signal.description.type === "offer";
    if (isOffer && connection.signalingState === "have-local-offer") collisions += 1;
    peer.receive(signal);
  };
  const delay = () => random.below(DELAY_MS);
  const toStudent = way(delay, (signal) => take(pair()[1], student, signal));
  const toTeacher = way(delay, (signal) => take(pair()[0], teacher, signal));
  const common = {
    reachable: () => true,
    tracks: () => [null, null] as const,
    onStream: () => {},
    onState: () => {},
    onHopeless: () => {},
  };
  const student = createPeer({ ...common, self: "s", id: "t", polite: true, send: toTeacher.send });
  const teacher = createPeer({ ...common, self: "t", id: "s", polite: false, send: toStudent.send });
  const pair = () => [made[1], made[0]] as [RTCPeerConnection, RTCPeerConnection];
  const isQuiet = () =>
    pair().every(({ signalingState }) => signalingState === "stable") &&
    toStudent.isEmpty() &&
    toTeacher.isEmpty();
  const isConnected = () => pair().every(({ connectionState }) => connectionState === "connected");

  await until(isConnected, 20_000);
  // Now and then somebody who has just answered renegotiates at once: answer and offer arrive in the same tick.
  let hasty = 0;
  for (const connection of pair())
    connection.addEventListener("signalingstatechange", () => {
      if (connection.signalingState !== "stable" || hasty === 0 || !random.chance(0.5)) return;
      hasty -= 1;
      connection.restartIce();
    });
  let stuck: string | null = null;
  for (let round = 1; round <= rounds && stuck === null; round++) {
    const before = pair().map(fragmentOf);
    hasty = random.below(3);
    for (const connection of pair()) connection.restartIce();
    const isAgreed = () =>
      isQuiet() && pair().every((connection, index) => fragmentOf(connection) !== before[index]);
    if (!(await until(isAgreed, STUCK_MS)))
      stuck = `round ${round}: ${pair().map((one) => `${one.signalingState}, ${one.connectionState}`)}`;
  }
  const connected = await until(isConnected, 20_000);
  for (const peer of [student, teacher]) peer.close();
  return { stuck, connected, collisions };
};
