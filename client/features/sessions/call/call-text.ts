import type { CallState, RemoteMedia } from "./call.ts";

/** What is known of the other person and of the call with them. */
export interface CallFacts {
  readonly name: string;
  /** Whether they are in the session, and whether they were. */
  readonly isHere: boolean;
  readonly wasHere: boolean;
  readonly state: CallState;
  readonly media: RemoteMedia;
  /** Whether this device is connected to the session itself. */
  readonly isLive: boolean;
}

/** How the call stands, over the picture; nothing while all is well. */
export const callText = ({ name, isHere, wasHere, state, media, isLive }: CallFacts): string => {
  if (state === "connected" && isHere) return soundText(name, media);
  // The call goes from device to device, and can outlive the connection to the session.
  if (state === "connected") return `${name} is cut off from the session. The call goes on.`;
  if (!isLive && state === "interrupted") return "Your connection is interrupted. Trying again…";
  if (!isHere) return wasHere ? `${name} left` : `${name} is not here yet`;
  if (state === "interrupted") return `The connection to ${name} is interrupted. Trying again…`;
  if (state === "failed") return "No way found between your two networks. Trying again…";
  return state === "connecting" ? "Connecting the call…" : `${name} is here`;
};

const soundText = (name: string, { microphone, mute }: RemoteMedia): string => {
  if (microphone) return "";
  return mute ? `${name} has no working microphone` : MICROPHONE_OFF;
};

export const MICROPHONE_OFF = "Microphone off";

/** Whether to show the picture that last came: never one that stands still because its person has gone. */
export const showsPicture = ({ isHere, state, media }: CallFacts): boolean =>
  media.camera && (state === "connected" || (state === "interrupted" && isHere));
