import type { Face } from "../../../domain/courses/model.ts";
import { request } from "../../lib/request/request.ts";

/** What goes on right now, and some of those who teach. */
interface Now {
  readonly helpersFree: number;
  readonly sessionsOn: number;
  readonly teachers: readonly Face[];
}

export const nowApi = {
  /** Rejects with `ApiError`. */
  now: (signal?: AbortSignal) => request<Now>("GET", "/api/now", { signal }),
} as const;
