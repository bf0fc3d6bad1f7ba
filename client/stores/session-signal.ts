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
    }
  | {
      readonly kind: "candidate";
      readonly from: string;
      readonly to: string;
      readonly candidate: RTCIceCandidateInit;
    }
  /** Whether the device sends sound and picture now. */
  | { readonly kind: "media"; readonly from: string; readonly microphone: boolean; readonly camera: boolean }
  | { readonly kind: "bye"; readonly from: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** A signal out of what the other device sent, or null for anything else. */
export const parseSignal = (data: unknown): CallSignal | null => {
  if (!isRecord(data) || typeof data.from !== "string") return null;
  const { kind, from, to } = data;
  if (kind === "bye") return { kind, from };
  if (kind === "hello") return { kind, from, isReply: data.isReply === true };
  if (kind === "media")
    return { kind, from, microphone: data.microphone === true, camera: data.camera === true };
  if (typeof to !== "string") return null;
  if (kind === "candidate" && isRecord(data.candidate)) return { kind, from, to, candidate: data.candidate };
  if (kind !== "description" || !isRecord(data.description)) return null;
  const { type, sdp } = data.description;
  if ((type !== "offer" && type !== "answer") || typeof sdp !== "string") return null;
  return { kind, from, to, description: { type, sdp } };
};
