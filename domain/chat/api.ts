import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api";
import { Authenticated } from "../identity/authentication.ts";
import { NotFound, ServiceUnavailable } from "../shared/errors.ts";
import { Person, Uuid } from "../shared/schema.ts";
import { PAGE_SIZE } from "./limits.ts";
import { ChatMessage } from "./wire.ts";

/** A page of history in order of `seq`, ending before `before`. */
export const HistoryPage = Schema.Struct({
  messages: Schema.Array(ChatMessage),
  people: Schema.Array(Person),
  hasMore: Schema.Boolean,
});
export type HistoryPage = typeof HistoryPage.Type;

const WholeNumber = Schema.NumberFromString.check(Schema.isInt());

/** Older messages of a room; what is new arrives over the room's socket. */
export class ChatApi extends HttpApiGroup.make("chat")
  .add(
    HttpApiEndpoint.get("history", "/chat/rooms/:roomId/messages", {
      params: { roomId: Uuid },
      query: {
        before: WholeNumber.check(Schema.isGreaterThan(0)),
        limit: Schema.optionalKey(
          WholeNumber.check(Schema.isBetween({ minimum: 1, maximum: PAGE_SIZE * 4 })),
        ),
      },
      success: HistoryPage,
      error: [NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "A page of older messages, for members of the course."),
  )
  .middleware(Authenticated)
  .prefix("/api")
  .annotateMerge(OpenApi.annotations({ title: "Chat", description: "History of course chat rooms." })) {}
