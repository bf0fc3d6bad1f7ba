export type MediaKind = "microphone" | "camera";

/**
 * Why there is no sound or picture. `refused`: the reader or the browser said no. `missing`: there is no such device.
 * `busy`: there is one, and it does not start: another program uses it, or it is broken. `lost`: it was unplugged, or
 * stopped by itself, and no other could take over.
 */
export type DeviceTrouble = "refused" | "missing" | "busy" | "lost";

/** A device that runs, or why there is none. `label`: of the device that did not start, where that is known. */
export type Opened =
  | { readonly track: MediaStreamTrack; readonly insteadOf: string | null }
  | { readonly trouble: Exclude<DeviceTrouble, "lost">; readonly label: string | null };

const inputs: Record<MediaKind, MediaDeviceKind> = { microphone: "audioinput", camera: "videoinput" };

const sound = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const picture = { width: { ideal: 1280 }, height: { ideal: 720 } };

const constraints = (kind: MediaKind, deviceId?: string): MediaStreamConstraints => {
  if (kind === "microphone") return { audio: deviceId ? { ...sound, deviceId: { exact: deviceId } } : sound };
  return {
    video: { ...picture, ...(deviceId ? { deviceId: { exact: deviceId } } : { facingMode: "user" }) },
  };
};

const open = async (kind: MediaKind, deviceId?: string): Promise<MediaStreamTrack> => {
  const stream = await navigator.mediaDevices.getUserMedia(constraints(kind, deviceId));
  const [track] = stream.getTracks();
  if (!track) throw new DOMException("no track", "NotFoundError");
  return track;
};

/** Why a device did not start, by the name of the browser's error. */
const troubleOf = (error: unknown): Exclude<DeviceTrouble, "lost"> => {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  return name === "NotFoundError" ? "missing" : "busy";
};

/** The devices of a kind that the browser lists. Labels are empty until the reader has allowed one. */
export const devicesOf = async (kind: MediaKind): Promise<readonly MediaDeviceInfo[]> => {
  const all = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  return all.filter((one) => one.kind === inputs[kind]);
};

/**
 * Opens the device that the browser prefers and, where that does not start, the first other one that does: a broken
 * camera hides no good one.
 */
export const openDevice = async (kind: MediaKind): Promise<Opened> => {
  try {
    return { track: await open(kind), insteadOf: null };
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble !== "busy") return { trouble, label: null };
    const listed = (await devicesOf(kind)).filter(({ deviceId }) => deviceId !== "");
    const label = listed[0]?.label || null;
    for (const { deviceId } of listed.slice(1)) {
      const track = await open(kind, deviceId).catch(() => null);
      if (track) return { track, insteadOf: label };
    }
    return { trouble, label };
  }
};
