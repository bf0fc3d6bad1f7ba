import { saidBeats } from "../../client/live/socket/said-beats.ts";
import type { ChatClientFrame, ChatServerFrame } from "../../domain/chat/wire.ts";
import { BEAT_INTERVAL_MS } from "../../domain/shared/presence-limits.ts";
import { CONSTANT_BEAT_ANSWER } from "../../domain/shared/protocol.ts";
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
      case "Beat":
        return { beat: raw === CONSTANT_BEAT_ANSWER ? "constant" : "answered" };
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
    begin: () => {
      const said = saidBeats(false);
      return {
        next: (received, at) => said.next({ visible: true, received, at }),
        isDue: (received) => said.isReportDue(received),
        answered: (now) => void said.answered(now),
      };
    },
  },
};
