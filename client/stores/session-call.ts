import { type Accessor, createEffect, createSignal, on } from "solid-js";
import type { LocalMedia } from "./session-media.ts";
import { createPeer, type Peer } from "./session-peer.ts";
import { type CallSignal, parseSignal } from "./session-signal.ts";

/** `waiting`: the other device is not in the call. `failed`: no way was found between the two; it is tried again. */
export type CallState = "idle" | "waiting" | "connecting" | "connected" | "failed";

/** The one-to-one call of a session. */
export interface Call {
  readonly state: Accessor<CallState>;
  /** Sound and picture of the other person; null while there are none. */
  readonly remote: Accessor<MediaStream | null>;
  /** Whether the other person's microphone and camera are on, as their device says. */
  readonly remoteMedia: Accessor<{ readonly microphone: boolean; readonly camera: boolean }>;
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
}

/** Call inside a reactive owner: the media's tracks are followed. */
export const createCall = (options: CallOptions): Call => {
  const { polite, media, send } = options;
  const self = crypto.randomUUID();
  const [state, setState] = createSignal<CallState>("idle");
  const [remote, setRemote] = createSignal<MediaStream | null>(null);
  const [remoteMedia, setRemoteMedia] = createSignal({ microphone: false, camera: false });
  let peer: Peer | null = null;

  const tellMedia = () => {
    const [microphone, camera] = [media.track("microphone") !== null, media.track("camera") !== null];
    send({ kind: "media", from: self, microphone, camera });
  };

  const drop = () => {
    peer?.close();
    peer = null;
    setRemote(null);
    setRemoteMedia({ microphone: false, camera: false });
  };

  const meet = (id: string) => {
    if (peer?.id === id) return;
    drop();
    setState("connecting");
    const met = createPeer({
      self,
      id,
      polite,
      send,
      tracks: () => [media.track("microphone"), media.track("camera")],
      onStream: setRemote,
      onState: (next) => peer === met && setState(next),
    });
    peer = met;
  };

  createEffect(
    on(
      () => [media.track("microphone"), media.track("camera")],
      () => {
        if (!peer) return;
        void peer.replaceTracks();
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
      send({ kind: "hello", from: self, isReply: false });
    },
    receive: (data) => {
      const signal = parseSignal(data);
      if (!signal || signal.from === self || state() === "idle") return;
      if (signal.kind === "hello") {
        meet(signal.from);
        if (!signal.isReply) send({ kind: "hello", from: self, isReply: true });
        tellMedia();
      } else if (signal.kind === "bye") {
        if (peer?.id !== signal.from) return;
        drop();
        setState("waiting");
      } else if (signal.kind === "media") {
        if (peer?.id === signal.from)
          setRemoteMedia({ microphone: signal.microphone, camera: signal.camera });
      } else if (signal.to === self && peer?.id === signal.from) void peer.receive(signal);
    },
    hangUp: () => {
      if (state() !== "idle") send({ kind: "bye", from: self });
      drop();
      setState("idle");
    },
  };
};
