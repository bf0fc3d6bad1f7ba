import { Schema } from "effect";
import { UnreadRoom } from "../chat/model.ts";
import { defineCommand } from "../shared/command.ts";
import { Uuid } from "../shared/schema.ts";
import { InboxWelcome } from "./wire.ts";

const { _tag, protocol, you, ...content } = InboxWelcome.fields;

/** What the inbox's first frame tells besides who is greeted. */
export const InboxContent = Schema.Struct(content);
export type InboxContent = typeof InboxContent.Type;

export const LoadInbox = defineCommand({
  name: "inbox.load",
  payload: Schema.Struct({ userId: Uuid }),
  success: InboxContent,
});

/** The chat rooms that are the user's now. */
export const ListRooms = defineCommand({
  name: "inbox.rooms",
  payload: Schema.Struct({ userId: Uuid }),
  success: Schema.Struct({ rooms: Schema.Array(UnreadRoom) }),
});
