import { CLOSE } from "../../domain/shared/protocol.ts";
import type { SocketStatus } from "../live/socket/socket.ts";

/** What is known of a connection, to be put in words. */
export interface ConnectionFacts {
  readonly status: SocketStatus;
  readonly closedWith: number | null;
  /** Whether the room has answered at least once. */
  readonly known: boolean;
  /** False when the device itself says that it has no network. */
  readonly online: boolean;
  /** Why the room cannot store anything now, in the server's words. */
  readonly trouble: string | null;
  /** Messages typed here that are not confirmed. */
  readonly waiting: number;
}

/** What to say of a connection: `quiet` needs no words, `closed` will not mend by itself. */
export interface ConnectionText {
  readonly tone: "quiet" | "working" | "waiting" | "closed";
  readonly text: string;
  /** What the reader can do about it. */
  readonly remedy: "sign-in" | "reload" | null;
}

/** Says plainly what is happening, and what becomes of what was typed. */
export const connectionText = (facts: ConnectionFacts): ConnectionText => {
  const { status, closedWith, known, online, trouble } = facts;
  if (status === "closed") return closedText(closedWith);
  if (status === "open" && trouble) return { tone: "waiting", text: joined(trouble, facts), remedy: null };
  if (status === "open" && known) return { tone: "quiet", text: "Live", remedy: null };
  if (status === "offline")
    return {
      tone: "waiting",
      text: joined(online ? "PeerLoop cannot be reached. Trying again." : "You are offline.", facts),
      remedy: null,
    };
  return { tone: "working", text: known ? joined("Reconnecting…", facts) : "Connecting…", remedy: null };
};

const joined = (text: string, { waiting }: ConnectionFacts): string => {
  if (waiting === 0) return text;
  return `${text} ${waiting === 1 ? "1 message waits and will be sent." : `${waiting} messages wait and will be sent.`}`;
};

const closedText = (code: number | null): ConnectionText => {
  switch (code) {
    case CLOSE.signedOut:
      return { tone: "closed", text: "You are signed out.", remedy: "sign-in" };
    case CLOSE.removed:
      return { tone: "closed", text: "You are no member of this any more.", remedy: null };
    case CLOSE.notFound:
      return { tone: "closed", text: "This place does not exist any more.", remedy: null };
    case CLOSE.superseded:
      return {
        tone: "closed",
        text: "You have this open in too many tabs, so this one was closed.",
        remedy: "reload",
      };
    default:
      return { tone: "closed", text: "The connection was closed.", remedy: "reload" };
  }
};
