import type { DocumentChanges } from "../../../../domain/courses/studio/document.ts";
import type { StudioCard, StudioCourse } from "../../../../domain/courses/studio/model.ts";
import { request } from "../../../lib/request/request.ts";

type Signal = AbortSignal | undefined;

/** A new id, which the same request may be repeated under. */
export const newId = (): string => crypto.randomUUID();

/** The routes of the studio; see `domain/courses/studio/api.ts` for what is meant. */
export const studioApi = {
  list: (signal?: Signal) =>
    request<{ readonly courses: readonly StudioCard[] }>("GET", "/api/studio/courses", { signal }),
  load: (id: string, signal?: Signal) =>
    request<StudioCourse>("GET", `/api/studio/courses/${id}`, { signal }),
  create: (id: string) => request<StudioCourse>("POST", "/api/courses", { body: { id } }),
  save: (id: string, version: number, changes: DocumentChanges) =>
    request<StudioCourse>("PATCH", `/api/courses/${id}`, { body: { version, ...changes } }),
  publish: (id: string, version: number) =>
    request<StudioCourse>("POST", `/api/courses/${id}/publish`, { body: { version } }),
  step: (id: string, step: "pause" | "resume" | "retire") =>
    request<StudioCourse>("POST", `/api/courses/${id}/${step}`),
  duplicate: (id: string, copyId: string) =>
    request<StudioCourse>("POST", `/api/courses/${id}/duplicate`, { body: { id: copyId } }),
  remove: (id: string) => request<void>("DELETE", `/api/courses/${id}`),
  putCover: (id: string, picture: Blob) =>
    request<{ readonly thumbnailUrl: string }>("PUT", `/api/courses/${id}/cover`, { body: picture }),
} as const;
