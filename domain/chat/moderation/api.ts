import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { Authenticated } from "../../identity/authentication.ts";
import {
  BadRequest,
  Conflict,
  Forbidden,
  NotFound,
  ServiceUnavailable,
  TooManyRequests,
} from "../../shared/errors.ts";
import { Uuid } from "../../shared/schema.ts";
import { AuditPage, NewReport, NewSanction, Sanction, SanctionList, SlowMode, VersionList } from "./model.ts";

const room = { params: { roomId: Uuid } } as const;
const one = { params: { id: Uuid } } as const;

/**
 * Keeping order in chat rooms. To whoever may not enter a room it is not there (`NotFound`); `Forbidden` for a member
 * who does not moderate it. Everything here leaves an entry in the room's audit trail.
 */
export class ChatModerationApi extends HttpApiGroup.make("chatModeration")
  .add(
    HttpApiEndpoint.put("setSlowMode", "/chat/rooms/:roomId/slow-mode", {
      ...room,
      payload: SlowMode,
      success: SlowMode,
      error: [Forbidden, NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Sets how many seconds its writers wait between two messages; 0 ends it."),
    HttpApiEndpoint.get("sanctions", "/chat/rooms/:roomId/sanctions", {
      ...room,
      success: SanctionList,
      error: [Forbidden, NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Who is muted in or removed from the room now."),
    HttpApiEndpoint.post("sanction", "/chat/rooms/:roomId/sanctions", {
      ...room,
      payload: NewSanction,
      success: Sanction.pipe(HttpApiSchema.status(201)),
      error: [Forbidden, NotFound, Conflict, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Mutes a member, or removes them and closes their sockets."),
    HttpApiEndpoint.delete("lift", "/chat/sanctions/:id", {
      ...one,
      success: Sanction,
      error: [Forbidden, NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Lifts a mute or removal. One that is lifted already stays as it is."),
    HttpApiEndpoint.get("versions", "/chat/messages/:id/versions", {
      ...one,
      success: VersionList,
      error: [Forbidden, NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "What a message said before it was edited or deleted."),
    HttpApiEndpoint.post("report", "/chat/messages/:id/flags", {
      ...one,
      payload: NewReport,
      success: HttpApiSchema.NoContent,
      error: [Forbidden, NotFound, Conflict, TooManyRequests, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Reports someone else’s message to the moderators; open to every member."),
    HttpApiEndpoint.get("audit", "/chat/rooms/:roomId/audit", {
      ...room,
      query: { cursor: Schema.optionalKey(Schema.String) },
      success: AuditPage,
      error: [BadRequest, Forbidden, NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "What moderators did in the room, the newest entry first."),
  )
  .middleware(Authenticated)
  .prefix("/api")
  .annotateMerge(
    OpenApi.annotations({ title: "Chat moderation", description: "Keeping order in course chat rooms." }),
  ) {}
