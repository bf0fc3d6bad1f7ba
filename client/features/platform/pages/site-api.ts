import type { ContactMessage } from "../../../../domain/platform/contact/model.ts";
import type { OperatorDetails } from "../../../../domain/platform/operator.ts";
import { request } from "../../../lib/request/request.ts";

/** Who runs the site, and how to write to them. Each rejects with `ApiError`. */
export const siteApi = {
  site: (signal?: AbortSignal) =>
    request<{ readonly operator: OperatorDetails }>("GET", "/api/site", { signal }),
  contact: (message: ContactMessage) => request<void>("POST", "/api/contact", { body: message }),
} as const;
