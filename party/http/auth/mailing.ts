import { APIError } from "better-auth/api";
import { Effect, Option, Schema } from "effect";
import { v7 } from "uuid";
import { newAddressMail } from "../../../domain/identity/mails/new-address.ts";
import type { Recipient } from "../../../domain/identity/mails/recipient.ts";
import { verificationMail } from "../../../domain/identity/mails/verification.ts";
import type { TaggedMail } from "../../../domain/mail/mail.ts";
import { Mail } from "../../../domain/mail/service.ts";
import { fromBase64 } from "../../wire/mac.ts";
import type { Run } from "./adapter.ts";

const claimsOfChange = Schema.decodeUnknownOption(
  Schema.fromJsonString(Schema.Struct({ updateTo: Schema.String })),
);

/** The mail that asks for a confirmation: of a new account's address, or of a new address as the link's token says. */
export const confirmationMail = (to: Recipient, url: string, token: string): TaggedMail => {
  const claims = new TextDecoder().decode(fromBase64(token.split(".")[1] ?? "") ?? new Uint8Array());
  const mail = Option.isSome(claimsOfChange(claims)) ? newAddressMail : verificationMail;
  return mail(to, url, v7());
};

/** Mails with a secret in them are sent at once, and not kept until they can be (see ADR 41). */
export const mailing = (run: Run<Mail>) => {
  const sending = (mail: TaggedMail) =>
    Mail.use((mailer) => mailer.send(mail)).pipe(
      Effect.tapError((error) =>
        Effect.sync(() => console.error(`the ${mail.tags.mail} mail was not sent:`, error.message)),
      ),
    );
  return {
    /** Sends, and never says whether it could: the answer must not tell who has an account. */
    send: (mail: TaggedMail): Promise<void> => run(Effect.ignore(sending(mail))),
    /** Sends, and fails in the library's terms when it could not. */
    sendOrSay: (mail: TaggedMail): Promise<void> =>
      run(
        Effect.mapError(
          Effect.asVoid(sending(mail)),
          () => new APIError("SERVICE_UNAVAILABLE", { code: "MAIL_NOT_SENT", message: "mail not sent" }),
        ),
      ),
  };
};
