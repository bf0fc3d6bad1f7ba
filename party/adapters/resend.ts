import { Effect, Layer } from "effect";
import { type ErrorResponse, Resend } from "resend";
import { MailNotSent } from "../../domain/mail/errors.ts";
import { Mail, type MailMessage } from "../../domain/mail/service.ts";
import { batchProblem } from "./mail-batch.ts";

/** Milliseconds after which the mail service counts as not answering. */
const TIMEOUT_MS = 10_000;

/** Resend's words for what a mail, or a batch of them, is at fault for: the same one would be refused again. */
const FAULTS_OF_A_MAIL: ReadonlySet<string> = new Set<ErrorResponse["name"]>([
  "validation_error",
  "missing_required_field",
  "invalid_parameter",
  "invalid_attachment",
  "invalid_idempotency_key",
  "invalid_idempotent_request",
]);

const away = (reason: string) => new MailNotSent({ reason, isRefused: false });

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
    const toResend = ({ to, subject, html, text, headers, tags }: MailMessage) => ({
      from,
      to,
      subject,
      html,
      text,
      ...(headers ? { headers } : {}),
      ...(tags ? { tags: Object.entries(tags).map(([name, value]) => ({ name, value })) } : {}),
    });
    const send = Effect.fn("Mail.send")(function* ({
      idempotencyKey,
      ...mail
    }: Parameters<Mail["Service"]["send"]>[0]) {
      const { id } = yield* ask(() => resend.emails.send(toResend(mail), { idempotencyKey }));
      return { id };
    });
    const sendAll = Effect.fn("Mail.sendAll")(function* (
      mails: readonly MailMessage[],
      idempotencyKey: string,
    ) {
      const problem = batchProblem(mails, idempotencyKey);
      if (problem !== null) return yield* new MailNotSent({ reason: problem, isRefused: true });
      if (mails.length === 0) return [];
      const { data } = yield* ask(() => resend.batch.send(mails.map(toResend), { idempotencyKey }));
      return data.map(({ id }) => ({ id }));
    });
    return Mail.of({ send, sendAll });
  });

/** What Resend answers; its refusals, and its silence, are failures. */
const ask = <A>(
  request: () => Promise<{ readonly data: A | null; readonly error: ErrorResponse | null }>,
): Effect.Effect<A, MailNotSent> =>
  Effect.gen(function* () {
    const { data, error } = yield* Effect.tryPromise({
      try: request,
      catch: () => away("the mail service was not reached"),
    });
    if (error) {
      const isRefused = FAULTS_OF_A_MAIL.has(error.name);
      return yield* new MailNotSent({ reason: `${error.name}: ${error.message}`, isRefused });
    }
    if (data === null) return yield* away("the mail service answered nothing");
    return data;
  }).pipe(
    Effect.timeoutOrElse({
      duration: TIMEOUT_MS,
      orElse: () => Effect.fail(away("the mail service did not answer")),
    }),
  );
