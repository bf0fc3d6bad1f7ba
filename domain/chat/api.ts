import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api";
import { Authenticated } from "../identity/authentication.ts";
import { BadRequest, NotFound, ServiceUnavailable } from "../shared/errors.ts";
import { Uuid } from "../shared/schema.ts";
import {
  AnswersPage,
  Following,
  HistoryPage,
  HistoryRequest,
  LatestPage,
  ListRequest,
  MembersPage,
  Permalinked,
  Pins,
  RoomSettings,
  SearchPage,
  SearchRequest,
  ThreadPage,
  ThreadRequest,
} from "./model.ts";

const known = [NotFound, ServiceUnavailable] as const;
const searched = [BadRequest, NotFound, ServiceUnavailable] as const;
const ofRoom = { params: { roomId: Uuid }, error: known } as const;
const ofMessage = { params: { id: Uuid }, error: known } as const;
/** A list of a room's, read page by page. */
const listOfRoom = { params: { roomId: Uuid }, query: ListRequest, error: searched } as const;

/** What members read of their rooms; what is new arrives over the room's socket. */
export class ChatApi extends HttpApiGroup.make("chat")
  .add(
    HttpApiEndpoint.get("history", "/chat/rooms/:roomId/messages", {
      ...ofRoom,
      query: HistoryRequest,
      success: HistoryPage,
      error: searched,
    }).annotate(OpenApi.Summary, "A page of messages before, after or around a number."),
    HttpApiEndpoint.get("latest", "/chat/rooms/:roomId/latest", {
      ...ofRoom,
      success: LatestPage,
    }).annotate(OpenApi.Summary, "The newest messages, to be shown before the room’s socket is there."),
    HttpApiEndpoint.get("message", "/chat/messages/:id", {
      ...ofMessage,
      success: Permalinked,
    }).annotate(OpenApi.Summary, "One message and where it stands."),
    HttpApiEndpoint.get("thread", "/chat/threads/:id/messages", {
      ...ofMessage,
      query: ThreadRequest,
      success: ThreadPage,
    }).annotate(OpenApi.Summary, "The thread that a message begins, and a page of its answers."),
    HttpApiEndpoint.put("follow", "/chat/threads/:id/follow", {
      ...ofMessage,
      payload: Following,
      success: Following,
    }).annotate(OpenApi.Summary, "Follows a thread, or does not; who writes in one follows it until told."),
    HttpApiEndpoint.get("pins", "/chat/rooms/:roomId/pins", {
      ...ofRoom,
      success: Pins,
    }).annotate(OpenApi.Summary, "The pinned messages, the one pinned last first."),
    HttpApiEndpoint.get("answers", "/chat/rooms/:roomId/answers", {
      ...listOfRoom,
      success: AnswersPage,
    }).annotate(OpenApi.Summary, "Answered questions, the one answered last first."),
    HttpApiEndpoint.get("search", "/chat/search", {
      query: SearchRequest,
      success: SearchPage,
      error: searched,
    }).annotate(OpenApi.Summary, "Searches one room, or all of the reader’s rooms."),
    HttpApiEndpoint.get("members", "/chat/rooms/:roomId/members", {
      ...listOfRoom,
      success: MembersPage,
    }).annotate(OpenApi.Summary, "The people of the room’s course, who teach first."),
    HttpApiEndpoint.get("settings", "/chat/rooms/:roomId/settings", {
      ...ofRoom,
      success: RoomSettings,
    }).annotate(OpenApi.Summary, "What the reader wants to hear of the room."),
    HttpApiEndpoint.put("setSettings", "/chat/rooms/:roomId/settings", {
      ...ofRoom,
      payload: RoomSettings,
      success: RoomSettings,
    }).annotate(OpenApi.Summary, "Sets what the reader wants to hear of the room."),
  )
  .middleware(Authenticated)
  .prefix("/api")
  .annotateMerge(
    OpenApi.annotations({ title: "Chat", description: "What members read of course chat rooms." }),
  ) {}
