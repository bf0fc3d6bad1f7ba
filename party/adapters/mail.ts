import { Effect, Layer } from "effect";
import type { Database } from "../../db/database.ts";
import { MailNotSent } from "../../domain/mail/errors.ts";
import { Mail } from "../../domain/mail/service.ts";
import type { Env } from "../wire/env.ts";
import { localMail } from "./local-mail.ts";
import { resendMail } from "./resend.ts";

type MailEnv = Pick<Env, "isLocal" | "RESEND_API_KEY" | "RESEND_BASE_URL" | "MAIL_FROM">;

/** Mail as this installation sends it: Resend with a key, the local mailbox on one's own machine, else not at all. */
export const mailLayer = (env: MailEnv): Layer.Layer<Mail, never, Database> => {
  if (env.RESEND_API_KEY !== undefined) {
    return env.MAIL_FROM === undefined
      ? noMail("RESEND_API_KEY is set and MAIL_FROM is not")
      : resendMail({ apiKey: env.RESEND_API_KEY, from: env.MAIL_FROM, baseUrl: env.RESEND_BASE_URL });
  }
  return env.isLocal ? localMail : noMail("RESEND_API_KEY is not set");
};

/** Refuses every mail, and says why in the log. */
const noMail = (reason: string): Layer.Layer<Mail> =>
  Layer.sync(Mail, () => {
    console.error(`No mail will be sent: ${reason}.`);
    const refuse = () => Effect.fail(new MailNotSent({ reason, isRefused: false }));
    return Mail.of({ send: refuse, sendAll: refuse });
  });
