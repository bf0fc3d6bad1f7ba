import { Schema } from "effect";
import { Count, Instant, Person, Text, Uuid } from "../shared/schema.ts";
import { MAX_SEARCH_LENGTH, PAGE_SIZE } from "./limits.ts";
import { ChatMessage } from "./wire.ts";

const written = { messages: Schema.Array(ChatMessage), people: Schema.Array(Person) } as const;
const WholeNumber = Schema.NumberFromString.check(Schema.isInt());
const Seq = WholeNumber.check(Schema.isBetween({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }));
const Limit = WholeNumber.check(Schema.isBetween({ minimum: 1, maximum: PAGE_SIZE * 4 }));
const Cursor = Text(1, 2_000);
const NextCursor = Schema.NullOr(Schema.String);

/** Part of a room's history: exactly one of `before`, `after` and `around`, which are `seq`s. */
export const HistoryRequest = Schema.Struct({
  before: Schema.optionalKey(Seq),
  after: Schema.optionalKey(Seq),
  around: Schema.optionalKey(Seq),
  limit: Schema.optionalKey(Limit),
});
export type HistoryRequest = typeof HistoryRequest.Type;

/** A page of history in order of `seq`; `hasMore`: there are older ones, `hasNewer`: there are newer ones. */
export const HistoryPage = Schema.Struct({ ...written, hasMore: Schema.Boolean, hasNewer: Schema.Boolean });
export type HistoryPage = typeof HistoryPage.Type;

/**
 * The newest page of a room, for who has nothing of it yet: everything that changed up to `lastRev` is in it, and its
 * reader has read up to `readSeq`.
 */
export const LatestPage = Schema.Struct({ ...written, name: Schema.String, lastRev: Count, readSeq: Count });
export type LatestPage = typeof LatestPage.Type;

/** A message and where it stands. */
export const Permalinked = Schema.Struct({
  message: ChatMessage,
  person: Person,
  roomId: Uuid,
  courseSlug: Schema.String,
});

export const ThreadRequest = Schema.Struct({
  before: Schema.optionalKey(Seq),
  limit: Schema.optionalKey(Limit),
});

/** A thread's first message and a page of its answers in order of `seq`; `hasMore`: there are older ones. */
export const ThreadPage = Schema.Struct({
  first: ChatMessage,
  ...written,
  hasMore: Schema.Boolean,
  isFollowing: Schema.Boolean,
});
export type ThreadPage = typeof ThreadPage.Type;

export const Following = Schema.Struct({ isFollowing: Schema.Boolean });

export const Pins = Schema.Struct(written);

/** Searched lists: `q` as in a web search; `cursor` is the opaque `nextCursor` of the page before. */
export const ListRequest = Schema.Struct({
  q: Schema.optionalKey(Text(0, MAX_SEARCH_LENGTH)),
  cursor: Schema.optionalKey(Cursor),
});

/** Questions with the answer that their asker marked, and when. */
export const AnswersPage = Schema.Struct({
  answers: Schema.Array(Schema.Struct({ question: ChatMessage, answer: ChatMessage, answeredAt: Instant })),
  people: Schema.Array(Person),
  nextCursor: NextCursor,
});
export type AnswersPage = typeof AnswersPage.Type;

const Moment = Schema.String.check(
  Schema.isPattern(/^[12]\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/),
);

/** Without `roomId` all of the reader's rooms. `from` is the first instant that counts, `to` the first that does not. */
export const SearchRequest = Schema.Struct({
  q: Text(1, MAX_SEARCH_LENGTH),
  roomId: Schema.optionalKey(Uuid),
  authorId: Schema.optionalKey(Uuid),
  from: Schema.optionalKey(Moment),
  to: Schema.optionalKey(Moment),
  cursor: Schema.optionalKey(Cursor),
});
export type SearchRequest = typeof SearchRequest.Type;

/** What was found, the newest first. `snippet` is plain text; each hit in it is between U+E000 and U+E001. */
export const SearchPage = Schema.Struct({
  results: Schema.Array(
    Schema.Struct({
      message: ChatMessage,
      roomId: Uuid,
      courseSlug: Schema.String,
      roomName: Schema.String,
      snippet: Schema.String,
    }),
  ),
  people: Schema.Array(Person),
  nextCursor: NextCursor,
});
export type SearchPage = typeof SearchPage.Type;

/** One of a course's people as its room lists them. `isAvailable`: would answer a call for help now. */
export const Member = Schema.Struct({
  ...Person.fields,
  role: Schema.Literals(["creator", "student_teacher", "student"]),
  isAvailable: Schema.Boolean,
  isOnline: Schema.Boolean,
});
export type Member = typeof Member.Type;

export const MembersPage = Schema.Struct({ members: Schema.Array(Member), nextCursor: NextCursor });
export type MembersPage = typeof MembersPage.Type;

/** How much of a room one wants to hear of: of everything, of mentions and followed threads, of nothing. */
const Level = Schema.Literals(["all", "mentions", "nothing"]);
export const RoomSettings = Schema.Struct({ level: Level });
export type RoomSettings = typeof RoomSettings.Type;

/**
 * Unread messages of a course chat: `unread` counts those behind `lastReadSeq` that others wrote in the room and that
 * are there still, up to 100; replies that stand in their threads alone are not among them. `level` is what the user wants to hear of the room, and `all` where it is left out; messages of a
 * room of another level count in no badge (`badgeOf`).
 */
export const UnreadRoom = Schema.Struct({
  roomId: Uuid,
  courseId: Uuid,
  courseSlug: Schema.String,
  name: Schema.String,
  lastSeq: Count,
  lastReadSeq: Count,
  unread: Count,
  level: Schema.optionalKey(Level),
});
export type UnreadRoom = typeof UnreadRoom.Type;
