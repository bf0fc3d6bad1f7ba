import type { LocalMail, MailPreview } from "../../../domain/mail/model.ts";
import { request } from "../../lib/request/request.ts";

/** What is there on one's own machine alone. Each rejects with `ApiError`: 404 anywhere else. */
export const localApi = {
  mails: (signal: AbortSignal | undefined) =>
    request<{ readonly mails: readonly LocalMail[]; readonly hasDemoAccounts: boolean }>(
      "GET",
      "/api/local-mails",
      { signal },
    ),
  previews: (signal: AbortSignal | undefined) =>
    request<{ readonly mails: readonly MailPreview[] }>("GET", "/api/local-mails/preview", { signal }),
} as const;
