/**
 * What two devices tell each other to set up a call, inside `Signal` frames. Each device in a call has an id of
 * its own, so that a reload or a second tab is not taken for the device it replaces.
 */
export type CallSignal =
  /** This device is in the call; `isReply` tells it from the greeting that asks for one. */
  | { readonly kind: "hello"; readonly from: string; readonly isReply: boolean }
  | {
      readonly kind: "description";
      readonly from: string;
      readonly to: string;
      readonly description: { readonly type: "offer" | "answer"; readonly sdp: string };
      /** Numbers a device's offers; an answer has the number of its offer. Pages that were loaded earlier tell none. */
      readonly turn?: number;
    }
  | {
      /** Ways to the device, found together: a device behind a VPN and relays has a hundred, and a frame each. */
      readonly kind: "candidates";
      readonly from: string;
      readonly to: string;
      readonly candidates: readonly RTCIceCandidateInit[];
    }
  /** Whether the device sends sound and picture now; `mute` where its person wants to be heard and no microphone works. */
  | {
      readonly kind: "media";
      readonly from: string;
      readonly microphone: boolean;
      readonly camera: boolean;
      readonly mute: boolean;
    }
  | { readonly kind: "bye"; readonly from: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** A signal out of what the other device sent, or null for anything else. */
export const parseSignal = (data: unknown): CallSignal | null => {
  if (!isRecord(data) || typeof data.from !== "string") return null;
  const { kind, from, to } = data;
  if (kind === "bye") return { kind, from };
  if (kind === "hello") return { kind, from, isReply: data.isReply === true };
  if (kind === "media") {
    const [microphone, camera] = [data.microphone === true, data.camera === true];
    return { kind, from, microphone, camera, mute: data.mute === true };
  }
  if (typeof to !== "string") return null;
  // A page that was loaded earlier tells them one by one.
  const candidates = kind === "candidate" ? [data.candidate] : kind === "candidates" ? data.candidates : null;
  if (Array.isArray(candidates) && candidates.every(isRecord))
    return { kind: "candidates", from, to, candidates };
  if (kind !== "description" || !isRecord(data.description)) return null;
  const { type, sdp } = data.description;
  if ((type !== "offer" && type !== "answer") || typeof sdp !== "string") return null;
  const turn = typeof data.turn === "number" ? { turn: data.turn } : {};
  return { kind, from, to, description: { type, sdp }, ...turn };
};
