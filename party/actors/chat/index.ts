import { mayStayAs } from "../../../domain/chat/rules.ts";
import { ChatClientFrame, type ChatServerFrame } from "../../../domain/chat/wire.ts";
import { defineActor } from "../../base/actor.ts";
import type { ActorDefinition } from "../../base/actor-room.ts";
import { ChatRoomActor } from "./actor.ts";

export const chatDefinition: ActorDefinition<ChatClientFrame, ChatServerFrame> = {
  party: "chat",
  hiddenIsAway: true,
  mayStayAs,
  frames: ChatClientFrame,
  create: (context) => new ChatRoomActor(context),
};

/** The chat room of a course: `/parties/chat/<room id>`. Frames in `domain/chat/wire.ts`. */
export default defineActor(chatDefinition);
