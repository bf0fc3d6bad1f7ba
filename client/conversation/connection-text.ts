import { CLOSE } from "../../domain/shared/protocol.ts";
import type { SocketStatus } from "../live/socket/socket.ts";
import { connectionText as words } from "./texts.ts";

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

/** What to say of a connection, nothing where the page says it already: `quiet` needs no words, `closed` will not mend by itself. */
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
  if (status === "open" && known) return { tone: "quiet", text: words.live, remedy: null };
  if (status === "offline")
    return {
      tone: "waiting",
      // That the device is offline stands over every page.
      text: online ? joined(words.unreachable, facts) : facts.waiting > 0 ? words.waiting(facts.waiting) : "",
      remedy: null,
    };
  return {
    tone: "working",
    text: known ? joined(words.reconnecting, facts) : words.connecting,
    remedy: null,
  };
};

const joined = (text: string, { waiting, status }: ConnectionFacts): string => {
  if (waiting === 0) return text;
  return `${text} ${status === "open" ? words.waitingHere(waiting) : words.waiting(waiting)}`;
};

const closedText = (code: number | null): ConnectionText => {
  switch (code) {
    case CLOSE.signedOut:
      return { tone: "closed", text: words.signedOut, remedy: "sign-in" };
    case CLOSE.removed:
      return { tone: "closed", text: words.removed, remedy: null };
    case CLOSE.notFound:
      return { tone: "closed", text: words.notFound, remedy: null };
    case CLOSE.superseded:
      return {
        tone: "closed",
        text: words.superseded,
        remedy: "reload",
      };
    default:
      return { tone: "closed", text: words.closed, remedy: "reload" };
  }
};
