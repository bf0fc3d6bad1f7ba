import { createBatch } from "./batch.ts";
import { ICE_SERVERS } from "./ice-servers.ts";
import { type Link, linkOf, mendOf } from "./mend.ts";
import { negotiate } from "./negotiation.ts";
import { createPulse } from "./pulse.ts";
import type { CallSignal } from "./signal.ts";

/** Milliseconds between two looks at the connection, and for how long a device has "just come back". */
const LOOK_MS = 1_000;
const RETURNED_MS = 10_000;

/** Milliseconds for which candidates gather before they are sent, and most of them in one frame: under 30 KiB. */
const CANDIDATES_MS = 50;
const MAX_CANDIDATES = 60;

/** The connection to one device of the other person. */
export interface Peer {
  readonly id: string;
  readonly receive: (signal: Extract<CallSignal, { to: string }>) => void;
  readonly replaceTracks: () => void;
  /** One of the two was away from the session and is back: what it may have missed is said again. */
  readonly returned: () => void;
  readonly close: () => void;
}

export interface PeerOptions {
  readonly self: string;
  readonly id: string;
  readonly polite: boolean;
  readonly send: (signal: CallSignal) => boolean;
  /** Whether the other device can hear what is signalled now. */
  readonly reachable: () => boolean;
  /** Own sound and picture, in this order; null for what is off. */
  readonly tracks: () => readonly [MediaStreamTrack | null, MediaStreamTrack | null];
  readonly onStream: (stream: MediaStream) => void;
  readonly onState: (state: Link) => void;
  /** No way was found that lasts: this connection is to be given up for a new one. */
  readonly onHopeless: () => void;
}

/**
 * One RTCPeerConnection, negotiated and mended. The impolite side opens one channel for sound and one for picture;
 * tracks come and go in them without negotiating again.
 */
export const createPeer = (options: PeerOptions): Peer => {
  const { self, id, polite, send } = options;
  // One transport for sound and picture: half as many candidates to send.
  const connection = new RTCPeerConnection({ iceServers: ICE_SERVERS, bundlePolicy: "max-bundle" });
  const pulse = createPulse(connection);
  const stream = new MediaStream();
  const made = performance.now();
  let stateAt = made;
  let askedAt = made;
  let asked = 0;
  let agreedAt = made;
  let returnedAt = Number.NEGATIVE_INFINITY;
  let restarts = 0;
  let worked = false;
  let link: Link = "connecting";
  let unsent: RTCIceCandidateInit[] = [];

  const found = createBatch<RTCIceCandidateInit>(
    (candidates) => {
      if (!send({ kind: "candidates", from: self, to: id, candidates })) unsent.push(...candidates);
    },
    { afterMs: CANDIDATES_MS, most: MAX_CANDIDATES },
  );

  const replaceTracks = () => {
    const channels = connection.getTransceivers();
    // A channel that the connection closed meanwhile takes none.
    for (const [index, track] of options.tracks().entries())
      channels[index]?.sender.replaceTrack(track).catch(() => undefined);
  };

  const negotiation = negotiate(connection, {
    polite,
    send: (described) => {
      // A description carries all candidates that were found so far.
      found.flush();
      unsent = [];
      askedAt = performance.now();
      asked += 1;
      send({ kind: "description", from: self, to: id, ...described });
    },
    beforeAnswer: () => {
      for (const channel of connection.getTransceivers()) channel.direction = "sendrecv";
      replaceTracks();
    },
  });

  const facts = () => {
    const now = performance.now();
    return {
      state: connection.connectionState,
      stateMs: now - stateAt,
      silentMs: pulse.silentMs(),
      askedMs: negotiation.isAsking() ? now - askedAt : null,
      asked,
      agreedMs: now - agreedAt,
      restarts,
      polite,
      reachable: options.reachable(),
      returned: now - returnedAt < RETURNED_MS,
    };
  };

  const tell = () => {
    const next = linkOf(facts(), worked);
    worked ||= next === "connected";
    if (next === "connected") restarts = 0;
    if (next === link) return;
    link = next;
    options.onState(next);
  };

  const mend = () => {
    const what = mendOf(facts());
    if (what === "ask-again") negotiation.askAgain();
    else if (what === "rebuild") options.onHopeless();
    else if (what === "restart") {
      restarts += 1;
      agreedAt = performance.now();
      connection.restartIce();
    }
  };

  const look = async () => {
    await pulse.look();
    if (connection.signalingState === "closed") return;
    tell();
    mend();
  };

  connection.addEventListener("track", ({ track }) => {
    stream.addTrack(track);
    options.onStream(stream);
  });
  connection.addEventListener("icecandidate", ({ candidate }) => {
    if (candidate) found.add(candidate.toJSON());
  });
  connection.addEventListener("signalingstatechange", () => {
    if (connection.signalingState !== "stable") return;
    agreedAt = performance.now();
    asked = 0;
  });
  connection.addEventListener("connectionstatechange", () => {
    stateAt = performance.now();
    void look();
  });

  const looking = setInterval(() => void look(), LOOK_MS);
  if (!polite) {
    for (const kind of ["audio", "video"]) connection.addTransceiver(kind, { direction: "sendrecv" });
    replaceTracks();
  }

  return {
    id,
    receive: (signal) => {
      const taken =
        signal.kind === "candidates"
          ? negotiation.takeCandidates(signal.candidates)
          : negotiation.takeDescription(signal);
      // What the browser does not take leads nowhere: the connection fails, and is mended as one that failed.
      taken.catch((error: unknown) => console.warn("A signal of the call was not taken.", error));
    },
    replaceTracks,
    returned: () => {
      returnedAt = performance.now();
      const waiting = unsent.splice(0);
      if (waiting.length > 0) send({ kind: "candidates", from: self, to: id, candidates: waiting });
      negotiation.askAgain();
      void look();
    },
    close: () => {
      clearInterval(looking);
      found.drop();
      connection.close();
    },
  };
};
