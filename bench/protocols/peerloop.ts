import type { ChatClientFrame, ChatServerFrame } from "../../domain/chat/wire.ts";
import { BEAT_INTERVAL_MS } from "../../domain/shared/limits.ts";
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
        return { delivered: frame.messages.map(([id]) => id) };
      case "Messages":
        return { delivered: frame.messages.map(({ id }) => id) };
      case "Rejected":
        return { rejected: frame.code };
      default:
        return {};
    }
  },
  heartbeat: { everyMs: BEAT_INTERVAL_MS, text: text({ _tag: "Beat", visible: true }) },
};
