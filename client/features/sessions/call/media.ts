import { type Accessor, createSignal } from "solid-js";
import { type DeviceTrouble, devicesOf, type MediaKind, openDevice } from "./devices.ts";

export type { MediaKind } from "./devices.ts";

export type DeviceState = "off" | "asking" | "on" | DeviceTrouble;

/** What happened to the devices: `was` did not start or is gone, `now` runs instead of it (null: none does). */
export interface DeviceNews {
  readonly was: string | null;
  readonly now: string | null;
}

/** This device's microphone and camera. Off means released: the light goes out. */
export interface LocalMedia {
  readonly state: (kind: MediaKind) => DeviceState;
  readonly track: (kind: MediaKind) => MediaStreamTrack | null;
  /** What the reader has to know about it beside its state; null while there is nothing. */
  readonly news: (kind: MediaKind) => DeviceNews | null;
  /** Turns a device on, asking for leave where needed; false when there is none to be had. */
  readonly turnOn: (kind: MediaKind) => Promise<boolean>;
  readonly turnOff: (kind: MediaKind) => void;
  /** Turns everything off until `wake`, which turns on again what was on. */
  readonly rest: () => void;
  readonly wake: () => void;
  readonly release: () => void;
}

const kinds: readonly MediaKind[] = ["microphone", "camera"];

/** Milliseconds that a device must have run for another to be looked for when it stops: else it would go round. */
const RAN_MS = 2_000;

export const isTrouble = (state: DeviceState): state is DeviceTrouble =>
  state !== "off" && state !== "asking" && state !== "on";

export const createLocalMedia = (): LocalMedia => {
  const devices: Record<MediaKind, Device> = { microphone: createDevice(), camera: createDevice() };
  let resting: readonly MediaKind[] = [];
  let released = false;

  const turnOff = (kind: MediaKind) => {
    devices[kind].track()?.stop();
    devices[kind].setTrack(null);
    devices[kind].setNews(null);
    devices[kind].setState("off");
  };

  /** Opens one of the kind. `lost`: the label of the one that it is to take over from. */
  const start = async (kind: MediaKind, lost: string | null): Promise<boolean> => {
    const device = devices[kind];
    device.setState("asking");
    const opened = await openDevice(kind);
    if ("trouble" in opened) {
      if (device.state() !== "asking") return false;
      const isLost = lost !== null && opened.trouble !== "refused";
      device.setNews({ was: isLost ? lost : opened.label, now: null });
      device.setState(isLost ? "lost" : opened.trouble);
      return false;
    }
    const { track } = opened;
    if (released || device.state() !== "asking") {
      track.stop();
      return false;
    }
    const startedAt = performance.now();
    track.addEventListener("ended", () => stopped(kind, track, performance.now() - startedAt >= RAN_MS));
    const was = lost ?? opened.insteadOf;
    device.setNews(was === null || was === track.label ? null : { was, now: track.label });
    device.setTrack(track);
    device.setState("on");
    return true;
  };

  /** A device stopped by itself: the next one takes over. */
  const stopped = (kind: MediaKind, track: MediaStreamTrack, ranLong: boolean) => {
    const device = devices[kind];
    if (device.track() !== track) return;
    track.stop();
    device.setTrack(null);
    if (ranLong) return void start(kind, track.label);
    device.setNews({ was: track.label, now: null });
    device.setState("lost");
  };

  /** Not every browser says of a device that was unplugged that it stopped; and what was missing may be there now. */
  const devicesChanged = async () => {
    for (const kind of kinds) {
      const { track, state } = devices[kind];
      const running = track();
      const ids = (await devicesOf(kind)).map(({ deviceId }) => deviceId);
      const id = running?.getSettings().deviceId;
      if (running && id && !ids.includes(id)) stopped(kind, running, true);
      else if (isTrouble(state()) && state() !== "refused" && ids.length > 0) void start(kind, null);
    }
  };
  navigator.mediaDevices?.addEventListener("devicechange", devicesChanged);

  return {
    state: (kind) => devices[kind].state(),
    track: (kind) => devices[kind].track(),
    news: (kind) => devices[kind].news(),
    turnOn: async (kind) => devices[kind].track() !== null || start(kind, null),
    turnOff,
    rest: () => {
      resting = kinds.filter((kind) => devices[kind].state() !== "off");
      for (const kind of kinds) turnOff(kind);
    },
    wake: () => {
      for (const kind of resting) if (devices[kind].state() === "off") void start(kind, null);
      resting = [];
    },
    release: () => {
      released = true;
      navigator.mediaDevices?.removeEventListener("devicechange", devicesChanged);
      for (const kind of kinds) turnOff(kind);
    },
  };
};

interface Device {
  readonly state: Accessor<DeviceState>;
  readonly setState: (state: DeviceState) => void;
  readonly track: Accessor<MediaStreamTrack | null>;
  readonly setTrack: (track: MediaStreamTrack | null) => void;
  readonly news: Accessor<DeviceNews | null>;
  readonly setNews: (news: DeviceNews | null) => void;
}

const createDevice = (): Device => {
  const [state, setState] = createSignal<DeviceState>("off");
  const [track, setTrack] = createSignal<MediaStreamTrack | null>(null);
  const [news, setNews] = createSignal<DeviceNews | null>(null);
  return { state, setState, track, setTrack, news, setNews };
};
