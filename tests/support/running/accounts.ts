import { Effect } from "effect";
import { localMails } from "../../../db/schema/index.ts";
import { Identity } from "../../../domain/identity/service.ts";
import { readSessionToken } from "../../../party/wire/session-cookie.ts";
import { type Api, type Browser, ORIGIN } from "./api.ts";
import { AUTH_SECRET } from "./env.ts";

export const PASSWORD = "correct horse battery";

/** The body that signs that handle up. */
export const account = (handle: string) => ({
  name: handle,
  handle,
  email: `${handle}@example.test`,
  password: PASSWORD,
});

/** Who the browser's cookie speaks for. */
export const who = async (api: Api, browser: Browser) => {
  const token = await readSessionToken(browser.cookie, { AUTH_SECRET, PUBLIC_URL: ORIGIN });
  return api.runtime.runPromise(Effect.flatMap(Identity, (identity) => identity.whoIs(token)));
};

/** The mails to an address, in the order in which they were sent. */
export const mailsTo = async (api: Api, address: string) => {
  const mails = await api.db((db) => db.select().from(localMails));
  return mails.filter((mail) => mail.toAddress === address).toSorted((a, b) => (a.id < b.id ? -1 : 1));
};
