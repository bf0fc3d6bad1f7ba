import { Layer } from "effect";
import { admittedBy } from "../identity/sign-in/entry.ts";
import { admitToInbox } from "./access.ts";
import { InboxClientFrame, InboxServerFrame } from "./wire.ts";

/** What reaches somebody on whatever page they are. */
export const inbox = {
  layer: Layer.empty,
  lends: Layer.empty,
  apis: [],
  rooms: [
    {
      party: "inbox",
      path: "/parties/inbox/{userId}",
      title: "Inbox",
      description: "One’s own: notifications, offers to help and unread counts, on whatever page one is.",
      clientFrames: InboxClientFrame,
      serverFrames: InboxServerFrame,
      admit: admittedBy("inbox", admitToInbox),
    },
  ],
  sweeps: [],
  mails: [],
} as const;
