import { Effect } from "effect";
import type { SignedIn } from "../../../domain/identity/authentication.ts";
import { isOthersPage, OTHERS_PAGE, PAGE_OWNER_HEADER } from "../../../domain/identity/page-owner/rules.ts";
import { type PasswordOwner, passwordFault } from "../../../domain/identity/passwords/known-passwords.ts";
import { Identity } from "../../../domain/identity/service.ts";
import { isHandleTaken } from "../../../domain/identity/sign-in/handles.ts";
import { ownerOfResetLink } from "../../../domain/identity/sign-in/reset-links.ts";
import { handleTaken } from "../../../domain/identity/sign-in/taken.ts";
import { BadRequest, type Conflict, Unauthorized } from "../../../domain/shared/errors.ts";
import { type CookieSettings, readSessionToken } from "../../wire/session-cookie.ts";
import type { Run } from "./adapter.ts";
import type { Attempt } from "./attempts.ts";
import type { AuthServices } from "./auth.ts";
import { clientNetwork } from "./client-address.ts";
import { knows, readDevice } from "./device-cookie.ts";
import type { AuthInput } from "./input.ts";
import type { AuthRoute } from "./routes.ts";

/** Who sends a request to the sign-in library, as far as PeerLoop wants to know it before. */
export interface Caller extends Attempt {
  /** Null for a stranger, and where the route does not ask. */
  readonly signedIn: SignedIn | null;
}

/** Routes that PeerLoop itself asks who is signed in; the library does where another one wants it. */
const FOR_SIGNED_IN = new Set(["changePassword", "changeEmail", "revokeSession"]);

/** Those of them that take the password of who is signed in. */
const WITH_PASSWORD = new Set(["changePassword", "changeEmail"]);

/** Routes that a page sends in the name of its owner; the library looks at the cookie alone. */
const IN_OWNERS_NAME = new Set([
  ...FOR_SIGNED_IN,
  "signOut",
  "signOutElsewhere",
  "signOutEverywhere",
  "listSessions",
]);

/**
 * Rejects with `Unauthorized` where nobody is signed in and somebody must be, and where the page is that of somebody
 * else than whoever is.
 */
export const callerOf = async (
  run: Run<AuthServices>,
  settings: CookieSettings,
  route: AuthRoute,
  request: Request,
  input: AuthInput,
): Promise<Caller> => {
  const caller = {
    route,
    network: clientNetwork(request.headers),
    account: null,
    device: null,
    signedIn: null,
  };
  const cookies = request.headers.get("cookie");
  const owner = request.headers.get(PAGE_OWNER_HEADER);
  if (FOR_SIGNED_IN.has(route.id) || (owner !== null && IN_OWNERS_NAME.has(route.id))) {
    const token = await readSessionToken(cookies, settings);
    const signedIn = await run(Identity.use((identity) => identity.whoIs(token)));
    if (signedIn !== null && isOthersPage(owner, signedIn.id))
      throw new Unauthorized({ message: OTHERS_PAGE });
    if (!FOR_SIGNED_IN.has(route.id)) return caller;
    if (signedIn === null) throw new Unauthorized({ message: "Please sign in." });
    if (!WITH_PASSWORD.has(route.id)) return { ...caller, signedIn };
    // Whoever has stolen one sign-in uses up the tries of that one alone.
    const device = { id: signedIn.authSessionId, accounts: [] };
    return { ...caller, signedIn, account: signedIn.id, device };
  }
  if (route.id !== "signIn") return caller;
  const device = await readDevice(cookies, settings);
  const email = String(input.email);
  return { ...caller, account: email, device: (await knows(device, email, settings)) ? device : null };
};

/**
 * Why a new password or handle is refused: a `BadRequest` for a password that others would think of, which says of the
 * handle as well that it is somebody's, so that both can be mended at once; a `Conflict` for the handle alone; or null.
 */
export const inputRefusal = async (
  run: Run<AuthServices>,
  { route, signedIn }: Caller,
  input: AuthInput,
): Promise<BadRequest | Conflict | null> => {
  const field = route.id === "signUp" ? "password" : "newPassword";
  const password = input[field];
  const fault =
    typeof password === "string" ? passwordFault(password, await run(ownerOf(route, signedIn, input))) : null;
  const isTaken = route.id === "signUp" && (await run(isHandleTaken(String(input.handle))));
  if (fault === null) return isTaken ? handleTaken() : null;
  const said = [...(isTaken ? [handleTaken().message] : []), `${field}: ${fault}`];
  return new BadRequest({ message: said.join("\n") });
};

/** Whose password it is to be. */
const ownerOf = Effect.fnUntraced(function* (route: AuthRoute, signedIn: SignedIn | null, input: AuthInput) {
  if (route.id === "signUp") return input as unknown as PasswordOwner;
  if (signedIn !== null) return yield* Identity.use((identity) => identity.me(signedIn.id));
  return yield* ownerOfResetLink(String(input.token));
});
