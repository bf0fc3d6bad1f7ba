import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import { isTrouble, type LocalMedia } from "./media.ts";
import type { Link } from "./mend.ts";
import { createPeer, type Peer } from "./peer.ts";
import { type CallSignal, parseSignal } from "./signal.ts";

/**
 * `waiting`: the other device is not in the call. `interrupted`: nothing comes from it any more. `failed`: no way was
 * found between the two. Both are tried again.
 */
export type CallState = "idle" | "waiting" | Link;

/** What the other device sends, as it says itself; `mute` where its person has no working microphone. */
export interface RemoteMedia {
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly mute: boolean;
}

/** Milliseconds after which a greeting that nobody answered is said again. */
const GREET_AGAIN_MS = 10_000;

const NOTHING: RemoteMedia = { microphone: false, camera: false, mute: false };

/** The one-to-one call of a session. */
export interface Call {
  readonly state: Accessor<CallState>;
  /** Sound and picture of the other person; null while there are none. */
  readonly remote: Accessor<MediaStream | null>;
  readonly remoteMedia: Accessor<RemoteMedia>;
  /** Enters the call, or greets again on a new connection. */
  readonly greet: () => void;
  readonly receive: (data: unknown) => void;
  readonly hangUp: () => void;
}

export interface CallOptions {
  /** Gives way when both want to renegotiate at once; the two sides must differ. */
  readonly polite: boolean;
  readonly media: LocalMedia;
  readonly send: (signal: CallSignal) => boolean;
  /** Whether the other person hears what is sent: both are in the session, as far as is known. */
  readonly reachable: () => boolean;
}

/** Call inside a reactive owner: the media's tracks are followed. */
export const createCall = (options: CallOptions): Call => {
  const { polite, media, send, reachable } = options;
  /** This device in this connection: a new one for each connection that it makes anew. */
  let self = crypto.randomUUID();
  const [state, setState] = createSignal<CallState>("idle");
  const [remote, setRemote] = createSignal<MediaStream | null>(null);
  const [remoteMedia, setRemoteMedia] = createSignal(NOTHING);
  let peer: Peer | null = null;

  const tellMedia = () => {
    const [microphone, camera] = [media.track("microphone") !== null, media.track("camera") !== null];
    send({ kind: "media", from: self, microphone, camera, mute: isTrouble(media.state("microphone")) });
  };

  const drop = () => {
    peer?.close();
    peer = null;
    setRemote(null);
    setRemoteMedia(NOTHING);
  };

  const greet = () => send({ kind: "hello", from: self, isReply: false });

  const meet = (id: string) => {
    if (peer?.id === id) return;
    const wasLost = state() === "interrupted";
    drop();
    if (!wasLost) setState("connecting");
    const met = createPeer({
      self,
      id,
      polite,
      send,
      reachable,
      tracks: () => [media.track("microphone"), media.track("camera")],
      onStream: setRemote,
      // Until it works again, a call that was interrupted is nothing else.
      onState: (next) =>
        peer === met &&
        setState((before) => (before === "interrupted" && next !== "connected" ? before : next)),
      onHopeless: () => peer === met && startAnew(),
    });
    peer = met;
  };

  /** Gives up the connection and asks the other device to make a new one. */
  const startAnew = () => {
    drop();
    self = crypto.randomUUID();
    greet();
  };

  const greeting = setInterval(() => {
    if (state() !== "idle" && peer === null && reachable()) greet();
  }, GREET_AGAIN_MS);
  onCleanup(() => clearInterval(greeting));

  createEffect(
    on(
      () => [media.track("microphone"), media.track("camera"), media.state("microphone")],
      () => {
        if (!peer) return;
        peer.replaceTracks();
        tellMedia();
      },
      { defer: true },
    ),
  );

  return {
    state,
    remote,
    remoteMedia,
    greet: () => {
      if (state() === "idle") setState("waiting");
      greet();
      peer?.returned();
    },
    receive: (data) => {
      const signal = parseSignal(data);
      if (!signal || signal.from === self || state() === "idle") return;
      if (signal.kind === "hello") {
        if (peer?.id === signal.from) peer.returned();
        else meet(signal.from);
        if (!signal.isReply) send({ kind: "hello", from: self, isReply: true });
        tellMedia();
      } else if (signal.kind === "bye") {
        if (peer?.id !== signal.from) return;
        drop();
        setState("waiting");
      } else if (signal.kind === "media") {
        if (peer?.id === signal.from) setRemoteMedia(signal);
      } else if (signal.to === self && peer?.id === signal.from) peer.receive(signal);
    },
    hangUp: () => {
      if (state() !== "idle") send({ kind: "bye", from: self });
      drop();
      setState("idle");
    },
  };
};
