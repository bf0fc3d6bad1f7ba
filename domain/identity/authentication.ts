import { Context } from "effect";
import { HttpApiMiddleware } from "effect/http-api";
import { ServiceUnavailable, Unauthorized } from "../shared/errors.ts";
import type { Person } from "../shared/schema.ts";
import type { Role } from "./model.ts";

/** Who the request speaks for: read from the session cookie, once a request. */
export interface SignedIn extends Person {
  readonly authSessionId: string;
  readonly roles: readonly Role[];
}

/** A sign-in as its token opens it. */
export interface OpenSignIn extends SignedIn {
  /** It was last renewed so long ago that its end may be put off again. */
  readonly isRenewalDue: boolean;
}

export class CurrentUser extends Context.Service<CurrentUser, OpenSignIn>()(
  "peerloop/identity/CurrentUser",
) {}

/** The reader of a page that strangers may open too: null when nobody is signed in. */
export class Reader extends Context.Service<Reader, SignedIn | null>()("peerloop/identity/Reader") {}

/** Endpoints under it answer 401 to whoever is not signed in. */
export class Authenticated extends HttpApiMiddleware.Service<Authenticated, { provides: CurrentUser }>()(
  "peerloop/identity/Authenticated",
  { error: [Unauthorized, ServiceUnavailable] },
) {}

/** Endpoints under it are open to strangers and know who is signed in. */
export class MaybeAuthenticated extends HttpApiMiddleware.Service<MaybeAuthenticated, { provides: Reader }>()(
  "peerloop/identity/MaybeAuthenticated",
  { error: [ServiceUnavailable] },
) {}
