import type { DecodedFrame, Doings, OutgoingMessage } from "./protocol.ts";

/** What a client asks of a plain chat server, over ws or socket.io. */
export type PlainRequest =
  | { readonly type: "message"; readonly id: string; readonly content: string }
  | { readonly type: "typing"; readonly is: boolean }
  | { readonly type: "react"; readonly id: string; readonly emoji: string }
  | { readonly type: "edit"; readonly id: string; readonly content: string }
  | { readonly type: "remove"; readonly id: string }
  | { readonly type: "read"; readonly seq: number };

/** What such a server tells. `seq` numbers the messages of all rooms in the order in which they were stored. */
export type PlainEvent =
  | {
      readonly type: "message";
      readonly id: string;
      readonly seq: number;
      readonly author: string;
      readonly content: string;
      readonly createdAt: Date;
    }
  | { readonly type: "typing"; readonly author: string; readonly is: boolean }
  | { readonly type: "reacted"; readonly id: string; readonly author: string; readonly emoji: string }
  | { readonly type: "edited"; readonly id: string; readonly content: string; readonly editedAt: Date }
  | { readonly type: "removed"; readonly id: string }
  | { readonly type: "read"; readonly seq: number };

/** An event as far as a client of the load looks into it. */
type Heard = { readonly type: string; readonly id?: string; readonly seq?: number };

/** What events of one frame say together. */
export const heardIn = (events: readonly Heard[]): DecodedFrame => {
  const delivered: string[] = [];
  let lastSeq: number | undefined;
  let changes = 0;
  for (const { type, id, seq } of events)
    if (type === "message" && id !== undefined) {
      delivered.push(id);
      lastSeq = seq;
    } else if (type !== "typing" && type !== "read") changes += 1;
  return { delivered, changes, ...(lastSeq === undefined ? {} : { lastSeq }) };
};

/** A message, and what else people do in a room, as texts of frames. */
export const plainRequests = (
  text: (request: PlainRequest) => string,
): { readonly encode: (message: OutgoingMessage) => string; readonly doings: Doings } => ({
  encode: ({ id, content }) => text({ type: "message", id, content }),
  doings: {
    typing: (is) => text({ type: "typing", is }),
    read: (seq) => text({ type: "read", seq }),
    react: (id, emoji) => text({ type: "react", id, emoji }),
    edit: ({ id, content }) => text({ type: "edit", id, content }),
    remove: (id) => text({ type: "remove", id }),
  },
});
