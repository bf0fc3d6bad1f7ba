import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api";
import { Authenticated } from "../identity/authentication.ts";
import { BadRequest, NotFound, ServiceUnavailable } from "../shared/errors.ts";
import { Uuid } from "../shared/schema.ts";
import {
  AnswersPage,
  Following,
  HistoryPage,
  HistoryRequest,
  ListRequest,
  MembersPage,
  Permalinked,
  Pins,
  RoomSettings,
  SearchPage,
  SearchRequest,
  ThreadPage,
  ThreadRequest,
} from "./api-model.ts";

const room = { roomId: Uuid } as const;
const known = [NotFound, ServiceUnavailable] as const;
const searched = [BadRequest, NotFound, ServiceUnavailable] as const;

/** What members read of their rooms; what is new arrives over the room's socket. */
export class ChatApi extends HttpApiGroup.make("chat")
  .add(
    HttpApiEndpoint.get("history", "/chat/rooms/:roomId/messages", {
      params: room,
      query: HistoryRequest,
      success: HistoryPage,
      error: searched,
    }).annotate(OpenApi.Summary, "A page of messages before, after or around a number."),
    HttpApiEndpoint.get("message", "/chat/messages/:id", {
      params: { id: Uuid },
      success: Permalinked,
      error: known,
    }).annotate(OpenApi.Summary, "One message and where it stands."),
    HttpApiEndpoint.get("thread", "/chat/threads/:id/messages", {
      params: { id: Uuid },
      query: ThreadRequest,
      success: ThreadPage,
      error: known,
    }).annotate(OpenApi.Summary, "The thread that a message begins, and a page of its answers."),
    HttpApiEndpoint.put("follow", "/chat/threads/:id/follow", {
      params: { id: Uuid },
      payload: Following,
      success: Following,
      error: known,
    }).annotate(OpenApi.Summary, "Follows a thread, or does not; who writes in one follows it until told."),
    HttpApiEndpoint.get("pins", "/chat/rooms/:roomId/pins", {
      params: room,
      success: Pins,
      error: known,
    }).annotate(OpenApi.Summary, "The pinned messages, the one pinned last first."),
    HttpApiEndpoint.get("answers", "/chat/rooms/:roomId/answers", {
      params: room,
      query: ListRequest,
      success: AnswersPage,
      error: searched,
    }).annotate(OpenApi.Summary, "Answered questions, the one answered last first."),
    HttpApiEndpoint.get("search", "/chat/search", {
      query: SearchRequest,
      success: SearchPage,
      error: searched,
    }).annotate(OpenApi.Summary, "Searches one room, or all of the reader's rooms."),
    HttpApiEndpoint.get("members", "/chat/rooms/:roomId/members", {
      params: room,
      query: ListRequest,
      success: MembersPage,
      error: searched,
    }).annotate(OpenApi.Summary, "The people of the room's course, who teach first."),
    HttpApiEndpoint.get("settings", "/chat/rooms/:roomId/settings", {
      params: room,
      success: RoomSettings,
      error: known,
    }).annotate(OpenApi.Summary, "What the reader wants to hear of the room."),
    HttpApiEndpoint.put("setSettings", "/chat/rooms/:roomId/settings", {
      params: room,
      payload: RoomSettings,
      success: RoomSettings,
      error: known,
    }).annotate(OpenApi.Summary, "Sets what the reader wants to hear of the room."),
  )
  .middleware(Authenticated)
  .prefix("/api")
  .annotateMerge(
    OpenApi.annotations({ title: "Chat", description: "What members read of course chat rooms." }),
  ) {}
