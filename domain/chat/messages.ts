import { Schema } from "effect";

/** The room's rules changed in Postgres: its slow mode, or who is muted. The room reads them anew. */
const RoomRulesChanged = Schema.TaggedStruct("RoomRulesChanged", {});

/** What backends tell a chat room. */
export const ChatActorMessage = Schema.Union([RoomRulesChanged]);
export type ChatActorMessage = typeof ChatActorMessage.Type;
