import type { ChatClientFrame, ChatServerFrame } from "../../domain/chat/wire.ts";
import { REPORT_EVERY } from "../../domain/shared/limits.ts";
import { BEAT_INTERVAL_MS } from "../../domain/shared/presence-limits.ts";
import type { Protocol } from "./protocol.ts";

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
  heartbeat: {
    everyMs: BEAT_INTERVAL_MS,
    everyUnits: REPORT_EVERY,
    text: (received) => text({ _tag: "Beat", visible: true, received }),
  },
};
