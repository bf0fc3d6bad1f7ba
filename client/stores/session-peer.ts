import { createBatch } from "./batch.ts";
import type { CallSignal } from "./session-signal.ts";

/**
 * Lets two devices behind home routers find each other; relays need credentials and are not built in. On one's own
 * machine nobody needs to be found, and nothing outside is asked.
 */
const ICE_SERVERS: RTCIceServer[] = ["localhost", "127.0.0.1"].includes(location.hostname)
  ? []
  : [{ urls: "stun:stun.cloudflare.com:3478" }];

/** Milliseconds for which a connection may be in the making, or shaky, before another way is looked for. */
const MEND_MS = 5_000;

/** Milliseconds for which candidates gather before they are told, and most of them in one frame: under 30 KiB. */
const CANDIDATES_MS = 50;
const MAX_CANDIDATES = 60;

/** The connection to one device of the other person. */
export interface Peer {
  readonly id: string;
  readonly receive: (signal: Extract<CallSignal, { to: string }>) => Promise<void>;
  readonly replaceTracks: () => Promise<void>;
  readonly close: () => void;
}

export interface PeerOptions {
  readonly self: string;
  readonly id: string;
  readonly polite: boolean;
  readonly send: (signal: CallSignal) => boolean;
  /** Own sound and picture, in this order; null for what is off. */
  readonly tracks: () => readonly [MediaStreamTrack | null, MediaStreamTrack | null];
  readonly onStream: (stream: MediaStream) => void;
  readonly onState: (state: "connecting" | "connected" | "failed") => void;
}

/**
 * One RTCPeerConnection by the pattern of perfect negotiation (W3C WebRTC, section 10.7). The impolite side
 * opens one channel for sound and one for picture; tracks come and go in them without negotiating again.
 */
export const createPeer = (options: PeerOptions): Peer => {
  const { self, id, polite, send } = options;
  // One transport for sound and picture: half as many candidates to tell.
  const connection = new RTCPeerConnection({ iceServers: ICE_SERVERS, bundlePolicy: "max-bundle" });
  const stream = new MediaStream();
  let makingOffer = false;
  let ignoredOffer = false;

  const found = createBatch<RTCIceCandidateInit>(
    (candidates) => send({ kind: "candidates", from: self, to: id, candidates }),
    { afterMs: CANDIDATES_MS, most: MAX_CANDIDATES },
  );

  const describe = () => {
    const description = connection.localDescription;
    if (description?.type !== "offer" && description?.type !== "answer") return;
    found.flush();
    send({
      kind: "description",
      from: self,
      to: id,
      description: { type: description.type, sdp: description.sdp },
    });
  };

  const replaceTracks = async () => {
    const tracks = options.tracks();
    const channels = connection.getTransceivers();
    await Promise.all(tracks.map((track, index) => channels[index]?.sender.replaceTrack(track)));
  };

  /** What was said while the other device was not listening is said again, or another way is looked for. */
  const mend = () => {
    if (connection.connectionState === "connected" || connection.signalingState === "closed") return;
    if (connection.signalingState === "have-local-offer") describe();
    else if (!polite || connection.remoteDescription) connection.restartIce();
  };

  connection.addEventListener("track", ({ track }) => {
    stream.addTrack(track);
    options.onStream(stream);
  });

  connection.addEventListener("icecandidate", ({ candidate }) => {
    if (candidate) found.add(candidate.toJSON());
  });

  const offer = async () => {
    makingOffer = true;
    try {
      await connection.setLocalDescription();
      describe();
    } catch {
      if (connection.signalingState !== "closed") options.onState("failed");
    }
    makingOffer = false;
  };
  connection.addEventListener("negotiationneeded", () => void offer());

  connection.addEventListener("connectionstatechange", () => {
    const now = connection.connectionState;
    if (now === "connected" || now === "failed") options.onState(now);
    else if (now !== "closed") options.onState("connecting");
    if (now === "failed") mend();
  });

  const receive = async (signal: Extract<CallSignal, { to: string }>) => {
    if (signal.kind === "candidates") {
      // None waits for another: the connection queues them behind the description that it may be taking in.
      const added = signal.candidates.map((candidate) => connection.addIceCandidate(candidate));
      const failed = (await Promise.allSettled(added)).find(({ status }) => status === "rejected");
      if (failed && !ignoredOffer) throw (failed as PromiseRejectedResult).reason;
      return;
    }
    const { description } = signal;
    // The answer to an offer that was sent twice comes twice.
    if (description.type === "answer" && connection.signalingState !== "have-local-offer") return;
    const collides = description.type === "offer" && (makingOffer || connection.signalingState !== "stable");
    ignoredOffer = !polite && collides;
    if (ignoredOffer) return;
    await connection.setRemoteDescription(description);
    if (description.type !== "offer") return;
    for (const channel of connection.getTransceivers()) channel.direction = "sendrecv";
    await replaceTracks();
    await connection.setLocalDescription();
    describe();
  };

  const mending = setInterval(mend, MEND_MS);
  if (!polite) {
    for (const kind of ["audio", "video"]) connection.addTransceiver(kind, { direction: "sendrecv" });
    void replaceTracks();
  }

  return {
    id,
    receive: (signal) =>
      receive(signal).catch(() => {
        if (connection.connectionState !== "connected") options.onState("failed");
      }),
    replaceTracks,
    close: () => {
      clearInterval(mending);
      found.drop();
      connection.close();
    },
  };
};
