import { UniqueViolation } from "../../../db/errors.ts";
import { verifyPassword } from "../../../domain/identity/passwords/password.ts";
import { Identity } from "../../../domain/identity/service.ts";
import { passwordHashOf } from "../../../domain/identity/sign-in/address-change.ts";
import { BadRequest } from "../../../domain/shared/errors.ts";
import { errorResponse } from "../../wire/error-response.ts";
import type { Run } from "./adapter.ts";
import type { AuthServices } from "./auth.ts";
import type { Caller } from "./caller.ts";
import { linkExpired } from "./errors.ts";
import type { AuthInput } from "./input.ts";

/**
 * The library's answer to a wrong password where it asks for none itself: whoever has another address mailed can have
 * another password mailed there, so a sign-in alone is not enough. Null where the change may be asked for, and for
 * other routes. Rejects with a `BadRequest` where the address is the one that the account has.
 * @param beforeHash awaited before the password is looked at
 */
export const refusedChange = async (
  run: Run<AuthServices>,
  { route, signedIn }: Caller,
  input: AuthInput,
  beforeHash: () => Promise<void>,
): Promise<Response | null> => {
  if (route.id !== "changeEmail" || signedIn === null) return null;
  const hash = await run(passwordHashOf(signedIn.id));
  await beforeHash();
  const isRight = hash !== null && (await verifyPassword(hash, String(input.currentPassword)));
  if (!isRight) return Response.json({ code: "INVALID_PASSWORD" }, { status: 400 });
  const { email } = await run(Identity.use((identity) => identity.me(signedIn.id)));
  if (email.toLowerCase() === input.newEmail)
    throw new BadRequest({ message: "newEmail: is already your email." });
  return null;
};

/** Whether an address could not become somebody's because another account has taken it meanwhile. */
export const isAddressTakenMeanwhile = (failure: unknown): boolean =>
  failure instanceof UniqueViolation && failure.constraint === "users_email_key";

/** The answer to a link that is no longer good, as the library gives it. */
export const voidLink = (input: AuthInput): Response => {
  const path = input.callbackURL;
  if (typeof path !== "string") return errorResponse(linkExpired(), "INVALID_TOKEN");
  // Any base will do: the path is one of ours.
  const { pathname, searchParams } = new URL(path, "http://localhost");
  searchParams.set("error", "INVALID_TOKEN");
  return new Response(null, { status: 302, headers: { location: `${pathname}?${searchParams}` } });
};
