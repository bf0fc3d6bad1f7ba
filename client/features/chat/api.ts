import type {
  AnswersPage,
  Following,
  HistoryPage,
  LatestPage,
  MembersPage,
  Permalinked,
  Pins,
  RoomSettings,
  SearchPage,
  SearchRequest,
  ThreadPage,
} from "../../../domain/chat/model.ts";
import type {
  AuditPage,
  NewSanction,
  Sanction,
  SanctionList,
  SlowMode,
  VersionList,
} from "../../../domain/chat/moderation/model.ts";
import type { Attachment } from "../../../domain/chat/wire.ts";
import { ownerHeader, request } from "../../lib/request/request.ts";

type Signal = AbortSignal | undefined;

/** Which range of a room: up to a `seq`, from it on, or on both sides of it. */
export type RangeRequest =
  | { readonly before: number }
  | { readonly after: number }
  | { readonly around: number };

/** What to look for; `from` is the first instant that counts, `to` the first that does not. */
export type SearchQuery = Omit<SearchRequest, "cursor">;

/** What somebody wants to hear of a room. */
export type NotificationLevel = RoomSettings["level"];

const room = (roomId: string) => `/api/chat/rooms/${roomId}`;

/** The HTTP side of chat rooms, a function a route. Each rejects with `ApiError`. */
export const apiChat = {
  messages: (roomId: string, range: RangeRequest, limit?: number, signal?: Signal) =>
    request<HistoryPage>("GET", `${room(roomId)}/messages`, { query: { ...range, limit }, signal }),
  latest: (roomId: string, signal?: Signal) =>
    request<LatestPage>("GET", `${room(roomId)}/latest`, { signal }),
  message: (id: string, signal?: Signal) =>
    request<typeof Permalinked.Type>("GET", `/api/chat/messages/${id}`, { signal }),

  thread: (id: string, before?: number, signal?: Signal) =>
    request<ThreadPage>("GET", `/api/chat/threads/${id}/messages`, { query: { before }, signal }),
  follow: (id: string, isFollowing: boolean) =>
    request<typeof Following.Type>("PUT", `/api/chat/threads/${id}/follow`, { body: { isFollowing } }),

  pins: (roomId: string, signal?: Signal) =>
    request<typeof Pins.Type>("GET", `${room(roomId)}/pins`, { signal }),
  answers: (roomId: string, q: string, cursor?: string | null, signal?: Signal) =>
    request<AnswersPage>("GET", `${room(roomId)}/answers`, { query: { q, cursor }, signal }),
  search: (query: SearchQuery, cursor?: string | null, signal?: Signal) =>
    request<SearchPage>("GET", "/api/chat/search", { query: { ...query, cursor }, signal }),
  members: (roomId: string, q: string, cursor?: string | null, signal?: Signal) =>
    request<MembersPage>("GET", `${room(roomId)}/members`, { query: { q, cursor }, signal }),

  settings: (roomId: string, signal?: Signal) =>
    request<RoomSettings>("GET", `${room(roomId)}/settings`, { signal }),
  setLevel: (roomId: string, level: NotificationLevel) =>
    request<RoomSettings>("PUT", `${room(roomId)}/settings`, { body: { level } }),

  setSlowMode: (roomId: string, seconds: number) =>
    request<SlowMode>("PUT", `${room(roomId)}/slow-mode`, { body: { seconds } }),
  sanctions: (roomId: string, signal?: Signal) =>
    request<SanctionList>("GET", `${room(roomId)}/sanctions`, { signal }),
  impose: (roomId: string, sanction: NewSanction) =>
    request<Sanction>("POST", `${room(roomId)}/sanctions`, { body: sanction }),
  lift: (id: string) => request<Sanction>("DELETE", `/api/chat/sanctions/${id}`),
  versions: (id: string, signal?: Signal) =>
    request<VersionList>("GET", `/api/chat/messages/${id}/versions`, {
      signal,
    }),
  report: (id: string, reason: string) =>
    request<void>("POST", `/api/chat/messages/${id}/flags`, { body: { reason } }),
  audit: (roomId: string, cursor?: string | null, signal?: Signal) =>
    request<AuditPage>("GET", `${room(roomId)}/audit`, { query: { cursor }, signal }),
} as const;

/** Where a file of a message is put and read. */
export const attachmentUrl = (attachment: Pick<Attachment, "id">): string =>
  `/api/chat/attachments/${attachment.id}`;

/** Whether a file is there no more for whoever owns this page; null where the server does not say. */
export const isGone = async (id: string): Promise<boolean | null> => {
  try {
    const { ok, status } = await fetch(attachmentUrl({ id }), {
      method: "HEAD",
      cache: "no-store",
      headers: ownerHeader(),
    });
    return ok ? false : status === 404 || null;
  } catch {
    return null;
  }
};

/** Where a message is read by somebody who may. */
export const messagePath = (courseSlug: string, messageId: string): string =>
  `/courses/${courseSlug}/chat?message=${messageId}`;
