import { post, VERIFIED_PATH } from "./auth.ts";

const RESET_PATH = "/reset-password";

/** The sign-in library's routes that have a link mailed, or take one. Each rejects with `ApiError`. */
export const authLinks = {
  /** Always succeeds for a well-formed address, so that nobody learns who has an account. */
  requestPasswordReset: (email: string) => post("request-password-reset", { email, redirectTo: RESET_PATH }),
  resetPassword: (newPassword: string, token: string) => post("reset-password", { newPassword, token }),
  sendVerificationEmail: (email: string, verified = VERIFIED_PATH) =>
    post("send-verification-email", { email, callbackURL: verified }),
  /** Has a link mailed to another address, which becomes one's own once it is opened; tells nobody whose it is now. */
  changeEmail: (newEmail: string, currentPassword: string) =>
    post("change-email", { newEmail, currentPassword, callbackURL: VERIFIED_PATH }),
  /** Ends every sign-in of the user but this one. */
  signOutElsewhere: () => post("revoke-other-sessions", {}),
  /** With the other sign-ins ended or kept. */
  changePassword: (currentPassword: string, newPassword: string, revokeOtherSessions: boolean) =>
    post("change-password", { currentPassword, newPassword, revokeOtherSessions }),
} as const;
