import { MAX_MAIL_EVENT_BYTES } from "../../../domain/mail/limits.ts";
import { RESEND_RULE } from "../../wire/request-rules.ts";
import type { Operation } from "./document.ts";
import { errorAnswers } from "./error-answers.ts";

const header = (name: string) => ({
  name,
  in: "header",
  required: true,
  schema: { type: "string" } as const,
});

/** The routes of services outside, which sign what they send. See `makeResendHandler`. */
export const webhookPaths: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  [RESEND_RULE.prefix]: {
    post: {
      tags: ["Mail"],
      operationId: "mail.resendWebhook",
      summary: "What Resend tells of mails: stored once, then done.",
      description: `Signed as Svix does it, with the secret that Resend gives; at most five minutes old and ${MAX_MAIL_EVENT_BYTES / 1024} KiB. Not there without such a secret.`,
      parameters: [header("svix-id"), header("svix-timestamp"), header("svix-signature")],
      requestBody: { content: { "application/json": { schema: { type: "object" } } } },
      responses: {
        "200": { description: "Stored, now or before." },
        ...errorAnswers("BadRequest", "NotFound", "PayloadTooLarge", "ServiceUnavailable"),
      },
    },
  },
};
