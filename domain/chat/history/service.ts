import { Context, Effect, Layer } from "effect";
import { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { FreeHelpers } from "../../courses/free-helpers.ts";
import type { SignedIn } from "../../identity/authentication.ts";
import { BadRequest, type NotFound } from "../../shared/errors.ts";
import { PAGE_SIZE } from "../limits.ts";
import type {
  AnswersPage,
  HistoryPage,
  HistoryRequest,
  LatestPage,
  ListRequest,
  MembersPage,
  Permalinked,
  Pins,
  SearchPage,
  SearchRequest,
  ThreadPage,
  ThreadRequest,
} from "../model.ts";
import { searchChat } from "../search/search.ts";
import { answeredQuestions } from "./answers.ts";
import { latestPage } from "./latest.ts";
import { roomMembers } from "./members.ts";
import { historyPage, messageById, type PageAt } from "./pages.ts";
import { pinnedMessages } from "./pins.ts";
import { followThread, threadPage } from "./threads.ts";

type Read<Request, Answer, E = never> = (
  reader: SignedIn,
  id: string,
  request: Request,
) => Effect.Effect<Answer, E | NotFound | DatabaseError>;

/** What members read of their rooms besides what the room's socket brings. For others there is no such room. */
export class ChatHistory extends Context.Service<
  ChatHistory,
  {
    readonly page: Read<HistoryRequest, HistoryPage, BadRequest>;
    readonly latest: (
      reader: SignedIn,
      roomId: string,
    ) => Effect.Effect<LatestPage, NotFound | DatabaseError>;
    readonly message: (
      reader: SignedIn,
      id: string,
    ) => Effect.Effect<typeof Permalinked.Type, NotFound | DatabaseError>;
    readonly thread: Read<typeof ThreadRequest.Type, ThreadPage>;
    /** Follows a thread or does not, whoever wrote in it. */
    readonly follow: Read<boolean, { readonly isFollowing: boolean }>;
    readonly pins: (
      reader: SignedIn,
      roomId: string,
    ) => Effect.Effect<typeof Pins.Type, NotFound | DatabaseError>;
    readonly answers: Read<typeof ListRequest.Type, AnswersPage, BadRequest>;
    readonly members: Read<typeof ListRequest.Type, MembersPage, BadRequest>;
    readonly search: (
      reader: SignedIn,
      request: SearchRequest,
    ) => Effect.Effect<SearchPage, BadRequest | NotFound | DatabaseError>;
  }
>()("peerloop/chat/ChatHistory") {
  static readonly layer = Layer.effect(
    ChatHistory,
    Effect.gen(function* () {
      const database = yield* Database;
      const helpers = yield* FreeHelpers;
      const page = Effect.fn("ChatHistory.page")(function* (
        reader: SignedIn,
        roomId: string,
        { limit = PAGE_SIZE, ...request }: HistoryRequest,
      ) {
        const asked = (["before", "after", "around"] as const).flatMap((direction): PageAt[] => {
          const seq = request[direction];
          return seq === undefined ? [] : [{ direction, seq }];
        });
        const [at] = asked;
        if (!at || asked.length > 1)
          return yield* new BadRequest({ message: "Exactly one of before, after and around is needed." });
        return yield* historyPage(database, reader, roomId, at, limit);
      });
      return ChatHistory.of({
        page,
        latest: (reader, roomId) => latestPage(database, reader, roomId),
        message: (reader, id) => messageById(database, reader, id),
        thread: (reader, id, { before = Number.MAX_SAFE_INTEGER, limit = PAGE_SIZE }) =>
          threadPage(database, reader, id, before, limit),
        follow: (reader, id, isFollowing) => followThread(database, reader, id, isFollowing),
        pins: (reader, roomId) => pinnedMessages(database, reader, roomId),
        answers: (reader, roomId, request) => answeredQuestions(database, reader, roomId, request),
        members: (reader, roomId, request) => roomMembers(database, helpers, reader, roomId, request),
        search: (reader, request) => searchChat(database, reader, request),
      });
    }),
  );
}
