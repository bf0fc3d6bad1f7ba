import type { HandleCheck, OwnProfile, OwnProfileUpdate } from "../../../domain/identity/model.ts";
import { request } from "../../lib/request/request.ts";

type Signal = AbortSignal | undefined;

/** One's own profile over HTTP. Each rejects with `ApiError`; a save with 409 where another device was faster. */
export const apiProfile = {
  own: (signal?: Signal) => request<OwnProfile>("GET", "/api/me/profile", { signal }),
  save: (update: OwnProfileUpdate) => request<OwnProfile>("PATCH", "/api/me/profile", { body: update }),
  /** What one can be interested in: categories, then tags. */
  topics: (signal?: Signal) =>
    request<{ readonly topics: readonly string[] }>("GET", "/api/topics", { signal }),
  putPhoto: (photo: Blob) => request<{ readonly avatarUrl: string }>("PUT", "/api/me/photo", { body: photo }),
  removePhoto: () => request<{ readonly avatarUrl: null }>("DELETE", "/api/me/photo"),
} as const;

/** What signing up asks. */
export const identityApi = {
  handle: (handle: string, signal?: AbortSignal) =>
    request<HandleCheck>("GET", `/api/handles/${encodeURIComponent(handle)}`, { signal }),
} as const;
