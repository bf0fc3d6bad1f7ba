import type { ChatClientFrame, ChatServerFrame } from "../../domain/chat/wire.ts";
import type { Protocol } from "./protocol.ts";

/**
 * Milliseconds between two heartbeats of a client here. It does not say what it has received, so a room takes it for
 * too slow past `MAX_UNHEARD` since its last word: the fullest room sends more than that in ten seconds.
 */
const BEAT_EVERY_MS = 2_000;

const text = (frame: ChatClientFrame) => JSON.stringify(frame);

/** PeerLoop's chat room, as `domain/chat/wire.ts` defines its frames. */
export const peerloopProtocol: Protocol = {
  joinsOnOpen: false,
  encode: ({ id, content }) => text({ _tag: "Send", id, content, replyToId: null }),
  decode(raw) {
    const frame = JSON.parse(raw) as ChatServerFrame;
    switch (frame._tag) {
      case "Welcome":
        return { joined: true };
      case "MessageBatch":
        return {
          delivered: frame.messages.map(([id]) => id),
          lastSeq: frame.seq + frame.messages.length - 1,
        };
      case "Messages":
        return { delivered: frame.messages.map(({ id }) => id), lastSeq: frame.messages.at(-1)?.seq ?? 0 };
      case "Changes":
        return { changes: frame.changes.length };
      case "Rejected":
        return { rejected: frame.code };
      default:
        return {};
    }
  },
  doings: {
    typing: (is) => text({ _tag: "Typing", is }),
    read: (seq) => text({ _tag: "Read", seq }),
    react: (id, emoji) => text({ _tag: "React", id, emoji, is: true }),
    edit: ({ id, content }) => text({ _tag: "Edit", id, content }),
    remove: (id) => text({ _tag: "Delete", id }),
  },
  heartbeat: { everyMs: BEAT_EVERY_MS, text: text({ _tag: "Beat", visible: true }) },
};
