import { Effect, Layer } from "effect";
import { Resend } from "resend";
import { MailNotSent } from "../../domain/platform/errors.ts";
import { Mail } from "../../domain/platform/mail.ts";

/** Milliseconds after which the mail service counts as not answering. */
const TIMEOUT_MS = 10_000;

/** Where and as whom to send. `baseUrl` is Resend's own unless told. */
export interface ResendOptions {
  readonly apiKey: string;
  /** `Name <address>` of a domain that Resend has verified. */
  readonly from: string;
  readonly baseUrl?: string | undefined;
}

/** `Mail` through Resend. What it refuses, and that it is not reached, is a `MailNotSent`. */
export const resendMail = (options: ResendOptions): Layer.Layer<Mail> =>
  Layer.sync(Mail, () => {
    const { apiKey, from, baseUrl } = options;
    const resend = new Resend(apiKey, baseUrl === undefined ? {} : { baseUrl });
    const send = Effect.fn("Mail.send")(
      function* ({ to, subject, html, text, idempotencyKey }: Parameters<Mail["Service"]["send"]>[0]) {
        const { error } = yield* Effect.tryPromise({
          try: () => resend.emails.send({ from, to, subject, html, text }, { idempotencyKey }),
          catch: () => new MailNotSent({ reason: "the mail service was not reached" }),
        });
        if (error) return yield* new MailNotSent({ reason: `${error.name}: ${error.message}` });
      },
      Effect.timeoutOrElse({
        duration: TIMEOUT_MS,
        orElse: () => Effect.fail(new MailNotSent({ reason: "the mail service did not answer" })),
      }),
    );
    return Mail.of({ send });
  });
