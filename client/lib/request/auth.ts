import { request } from "./request.ts";

export interface SignUp {
  readonly name: string;
  readonly handle: string;
  readonly email: string;
  readonly password: string;
  /** The device's IANA zone. */
  readonly timeZone: string;
}

/** Where links in mails lead back to: paths of this client. An `error` is added to them when a link is void. */
export const VERIFIED_PATH = "/verify-email?done=1";
const RESET_PATH = "/reset-password";

const post = (action: string, body: unknown) => request<unknown>("POST", `/api/auth/${action}`, { body });

/** The sign-in library's routes. Each rejects with `ApiError`; success changes the session cookie where it should. */
export const auth = {
  signUp: (account: SignUp) => post("sign-up/email", { ...account, callbackURL: VERIFIED_PATH }),
  signIn: (email: string, password: string) => post("sign-in/email", { email, password }),
  signOut: () => post("sign-out", {}),
  /** Ends every sign-in of the user, this one too. */
  signOutEverywhere: () => post("revoke-sessions", {}),
  /** Always succeeds for a well-formed address, so that nobody learns who has an account. */
  requestPasswordReset: (email: string) => post("request-password-reset", { email, redirectTo: RESET_PATH }),
  resetPassword: (newPassword: string, token: string) => post("reset-password", { newPassword, token }),
  sendVerificationEmail: (email: string) =>
    post("send-verification-email", { email, callbackURL: VERIFIED_PATH }),
} as const;
