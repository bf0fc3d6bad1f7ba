import { MAX_IDEMPOTENCY_KEY, MAX_MAIL_BATCH } from "../../domain/mail/limits.ts";
import type { MailMessage } from "../../domain/mail/service.ts";

/** Why these mails cannot go out together; null where they can. Whoever delivers them holds to it, local or not. */
export const batchProblem = (mails: readonly MailMessage[], key: string): string | null => {
  if (mails.length > MAX_MAIL_BATCH) return `a batch holds at most ${MAX_MAIL_BATCH} mails`;
  if (key.length > MAX_IDEMPOTENCY_KEY) return `a key has at most ${MAX_IDEMPOTENCY_KEY} characters`;
  return null;
};
