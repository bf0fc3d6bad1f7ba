import { Schema } from "effect";
import { ChatClientFrame, ChatServerFrame } from "../../../domain/chat/wire.ts";
import { InboxClientFrame, InboxServerFrame } from "../../../domain/notifications/wire.ts";
import {
  DashboardClientFrame,
  DashboardServerFrame,
  SessionClientFrame,
  SessionServerFrame,
} from "../../../domain/sessions/wire.ts";
import { CLOSE, FINAL_CLOSE_CODES } from "../../../domain/shared/protocol.ts";
import { SummonClientFrame, SummonServerFrame } from "../../../domain/summons/wire.ts";
import type { JsonSchema } from "./type-text.ts";

/** A WebSocket of the product: text frames of JSON, each a member of one of the unions. */
export interface SocketDoc {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly clientFrames: JsonSchema;
  readonly serverFrames: JsonSchema;
}

/** A schema's JSON form as JSON schema. */
export const jsonSchema = (schema: Schema.Constraint): JsonSchema =>
  Schema.toJsonSchemaDocument(schema).schema as JsonSchema;

const socket = (
  path: string,
  title: string,
  description: string,
  client: Schema.Constraint,
  server: Schema.Constraint,
): SocketDoc => ({
  path,
  title,
  description,
  clientFrames: jsonSchema(client),
  serverFrames: jsonSchema(server),
});

/** Every socket, described from the schemas that decode its frames. */
export const socketDocs = (): readonly SocketDoc[] => [
  socket(
    "/parties/chat/{roomId}?since={seq}",
    "Course chat",
    "For members of the course. Without `since` the newest 50 messages follow the welcome, with it all that was missed.",
    ChatClientFrame,
    ChatServerFrame,
  ),
  socket(
    "/parties/summon/{summonId}",
    "Help room",
    "For the student who called and everybody who may answer; once somebody has, the two of them talk.",
    SummonClientFrame,
    SummonServerFrame,
  ),
  socket(
    "/parties/session/{sessionId}",
    "Live session",
    "For the session's teacher and student, and the creator of its course, who looks on.",
    SessionClientFrame,
    SessionServerFrame,
  ),
  socket(
    "/parties/inbox/{userId}",
    "Inbox",
    "One's own: notifications, offers to help and unread counts, on whatever page one is.",
    InboxClientFrame,
    InboxServerFrame,
  ),
  socket(
    "/parties/dashboard/{creatorId}",
    "Attendance dashboard",
    "A creator's own: every session of their courses, live.",
    DashboardClientFrame,
    DashboardServerFrame,
  ),
];

/** Close codes of the sockets; after a final one a client must not reconnect by itself. */
export const closeCodes = (): readonly {
  readonly name: string;
  readonly code: number;
  readonly final: boolean;
}[] => Object.entries(CLOSE).map(([name, code]) => ({ name, code, final: FINAL_CLOSE_CODES.includes(code) }));
