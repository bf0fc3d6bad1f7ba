import { callTexts as texts } from "../texts/call.ts";
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
  if (state === "connected") return texts.outlives(name);
  if (!isLive && state === "interrupted") return texts.ownInterrupted;
  if (!isHere) return wasHere ? texts.left(name) : texts.notHere(name);
  if (state === "interrupted") return texts.interrupted(name);
  if (state === "failed") return texts.failed;
  return state === "connecting" ? texts.connecting : texts.here(name);
};

/** Whether they have turned their microphone off, which is said beside its sign. */
export const isMuted = ({ state, isHere, media }: CallFacts): boolean =>
  state === "connected" && isHere && !media.microphone && !media.mute;

const soundText = (name: string, { microphone, mute }: RemoteMedia): string => {
  if (microphone) return "";
  return mute ? texts.noMicrophone(name) : texts.microphoneOff;
};

/** Whether to show the picture that last came: never one that stands still because its person has gone. */
export const showsPicture = ({ isHere, state, media }: CallFacts): boolean =>
  media.camera && (state === "connected" || (state === "interrupted" && isHere));
