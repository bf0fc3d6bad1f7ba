import { type Accessor, createSignal } from "solid-js";

export type MediaKind = "microphone" | "camera";

/** `unavailable`: there is none, or it is used elsewhere; `refused`: the reader or the browser said no. */
export type DeviceState = "off" | "asking" | "on" | "refused" | "unavailable";

/** This device's microphone and camera. Off means released: the light goes out. */
export interface LocalMedia {
  readonly state: (kind: MediaKind) => DeviceState;
  readonly track: (kind: MediaKind) => MediaStreamTrack | null;
  /** Turns a device on, asking for leave where needed; false when there is none to be had. */
  readonly turnOn: (kind: MediaKind) => Promise<boolean>;
  readonly turnOff: (kind: MediaKind) => void;
  readonly release: () => void;
}

const constraints: Record<MediaKind, MediaStreamConstraints> = {
  microphone: { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } },
  camera: { video: { width: { ideal: 1280 }, height: { ideal: 720 }, facingMode: "user" } },
};

export const createLocalMedia = (): LocalMedia => {
  const devices: Record<MediaKind, Device> = { microphone: createDevice(), camera: createDevice() };
  let released = false;

  const turnOff = (kind: MediaKind) => {
    devices[kind].track()?.stop();
    devices[kind].setTrack(null);
    devices[kind].setState("off");
  };

  const turnOn = async (kind: MediaKind) => {
    const device = devices[kind];
    if (device.track()) return true;
    device.setState("asking");
    try {
      const stream = await navigator.mediaDevices.getUserMedia(constraints[kind]);
      const track = stream.getTracks()[0] ?? null;
      if (released || !track) {
        track?.stop();
        device.setState("off");
        return false;
      }
      track.addEventListener("ended", () => {
        if (device.track() !== track) return;
        device.setTrack(null);
        device.setState("unavailable");
      });
      device.setTrack(track);
      device.setState("on");
      return true;
    } catch (error) {
      device.setState(
        error instanceof DOMException && error.name === "NotAllowedError" ? "refused" : "unavailable",
      );
      return false;
    }
  };

  return {
    state: (kind) => devices[kind].state(),
    track: (kind) => devices[kind].track(),
    turnOn,
    turnOff,
    release: () => {
      released = true;
      turnOff("microphone");
      turnOff("camera");
    },
  };
};

interface Device {
  readonly state: Accessor<DeviceState>;
  readonly setState: (state: DeviceState) => void;
  readonly track: Accessor<MediaStreamTrack | null>;
  readonly setTrack: (track: MediaStreamTrack | null) => void;
}

const createDevice = (): Device => {
  const [state, setState] = createSignal<DeviceState>("off");
  const [track, setTrack] = createSignal<MediaStreamTrack | null>(null);
  return { state, setState, track, setTrack };
};
