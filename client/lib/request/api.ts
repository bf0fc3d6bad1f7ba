import type { HistoryPage } from "../../../domain/chat/model.ts";
import type {
  Category,
  Course,
  CourseCard,
  CourseFilter,
  CoursePage,
  FoundPerson,
  FreeNow,
} from "../../../domain/courses/model.ts";
import type { AuthSession, Me, MeUpdate, Profile, TimeZone } from "../../../domain/identity/model.ts";
import type { Notification } from "../../../domain/notifications/model.ts";
import type { QuietHours } from "../../../domain/notifications/quiet-hours.ts";
import type { LiveSession, Session } from "../../../domain/sessions/model.ts";
import type { CourseHelp, NewSummon, Summon } from "../../../domain/summons/model.ts";
import { request } from "./request.ts";

type Signal = AbortSignal | undefined;

/** A page of one's own notifications, newest first. */
export interface NotificationPage {
  readonly notifications: readonly Notification[];
  readonly nextCursor: string | null;
}

/** One's own sessions: `upcoming` soonest first, `past` latest first. */
export interface MySessions {
  readonly upcoming: readonly Session[];
  readonly past: readonly Session[];
}

/** The JSON API, a function a route. Each rejects with `ApiError`; see `domain/<context>/api.ts` for what is meant. */
export const api = {
  me: (signal?: Signal) => request<Me>("GET", "/api/me", { signal, asAnybody: true }),
  updateMe: (changes: MeUpdate) => request<Me>("PATCH", "/api/me", { body: changes }),
  timeZones: (signal?: Signal) =>
    request<{ readonly timeZones: readonly TimeZone[] }>("GET", "/api/time-zones", { signal }),
  authSessions: (signal?: Signal) =>
    request<{ readonly authSessions: readonly AuthSession[] }>("GET", "/api/me/auth-sessions", { signal }),
  revokeAuthSession: (id: string) => request<void>("DELETE", `/api/me/auth-sessions/${id}`),
  profile: (handle: string, signal?: Signal) =>
    request<Profile>("GET", `/api/users/${encodeURIComponent(handle)}`, { signal }),

  courses: (filter: CourseFilter, signal?: Signal) =>
    request<CoursePage>("GET", "/api/courses", { query: filter, signal }),
  categories: (signal?: Signal) =>
    request<{ readonly categories: readonly Category[] }>("GET", "/api/categories", { signal }),
  course: (slug: string, signal?: Signal) =>
    request<Course>("GET", `/api/courses/${encodeURIComponent(slug)}`, { signal }),
  relatedCourses: (slug: string, signal?: Signal) =>
    request<{ readonly courses: readonly CourseCard[] }>(
      "GET",
      `/api/courses/${encodeURIComponent(slug)}/related`,
      { signal },
    ),
  freeInCourse: (slug: string, signal?: Signal) =>
    request<FreeNow>("GET", `/api/courses/${encodeURIComponent(slug)}/free`, { signal }),
  people: (q: string, signal?: Signal) =>
    request<{ readonly people: readonly FoundPerson[] }>("GET", "/api/people", { query: { q }, signal }),

  chatHistory: (roomId: string, before: number, limit?: number, signal?: Signal) =>
    request<HistoryPage>("GET", `/api/chat/rooms/${roomId}/messages`, { query: { before, limit }, signal }),

  createSummon: (summon: NewSummon) => request<Summon>("POST", "/api/summons", { body: summon }),
  helpers: (signal?: Signal) =>
    request<{ readonly courses: readonly CourseHelp[] }>("GET", "/api/summons/helpers", { signal }),
  summon: (id: string, signal?: Signal) => request<Summon>("GET", `/api/summons/${id}`, { signal }),

  quietHours: (signal?: Signal) =>
    request<{ readonly quietHours: QuietHours | null }>("GET", "/api/notifications/quiet-hours", { signal }),
  setQuietHours: (quietHours: QuietHours | null) =>
    request<void>("PUT", "/api/notifications/quiet-hours", { body: { quietHours } }),

  sessions: (signal?: Signal) => request<MySessions>("GET", "/api/sessions", { signal }),
  sessionsOnNow: (signal?: Signal) =>
    request<{ readonly sessions: readonly LiveSession[] }>("GET", "/api/sessions/on-now", { signal }),
  session: (id: string, signal?: Signal) => request<Session>("GET", `/api/sessions/${id}`, { signal }),

  notifications: (cursor?: string, signal?: Signal) =>
    request<NotificationPage>("GET", "/api/notifications", { query: { cursor }, signal }),
  readAllNotifications: () => request<void>("POST", "/api/notifications/read-all"),
} as const;
