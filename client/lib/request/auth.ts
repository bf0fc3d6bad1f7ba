import { request } from "./request.ts";

export interface SignUp {
  readonly name: string;
  readonly handle: string;
  readonly email: string;
  readonly password: string;
  /** The device's IANA zone. */
  readonly timeZone: string;
}

/** Where the link that confirms an address leads back to: a path of this client. An `error` is added when it is void. */
export const VERIFIED_PATH = "/verify-email?done=1";

export const post = (action: string, body: unknown) =>
  request<unknown>("POST", `/api/auth/${action}`, { body });

/** The sign-in library's routes. Each rejects with `ApiError`; success changes the session cookie where it should. */
export const auth = {
  /** `verified` is where the link of the mail leads. */
  signUp: (account: SignUp, verified: string) => post("sign-up/email", { ...account, callbackURL: verified }),
  signIn: (email: string, password: string) => post("sign-in/email", { email, password }),
  signOut: () => post("sign-out", {}),
  /** Ends every sign-in of the user, this one too. */
  signOutEverywhere: () => post("revoke-sessions", {}),
} as const;
