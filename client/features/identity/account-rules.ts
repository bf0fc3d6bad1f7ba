import { emailOf } from "../../../domain/identity/emails/rules.ts";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "../../../domain/identity/limits.ts";
import { handleFault } from "../../../domain/identity/rules.ts";
import { said } from "./name-rules.ts";
import { accountTexts as texts } from "./texts.ts";

/** What is wrong with each input of an account, in words; undefined when nothing is. The server has the last word. */
export const handleProblem = (handle: string): string | undefined => {
  if (handle.trim() === "") return texts.handleMissing;
  return said(handleFault(handle.trim().toLowerCase()));
};

export const emailProblem = (email: string): string | undefined => {
  if (email.trim() === "") return texts.emailMissing;
  return emailOf(email) === null ? texts.emailWrong : undefined;
};

export const newPasswordProblem = (password: string): string | undefined => {
  if (password.length < MIN_PASSWORD_LENGTH) return texts.passwordShort;
  return password.length > MAX_PASSWORD_LENGTH ? texts.passwordLong(MAX_PASSWORD_LENGTH) : undefined;
};

/** A handle made of a name, to begin with: "Zoë O'Neill" → "zoe_oneill". Empty where nothing of it is left. */
export const suggestHandle = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "_")
    .replace(/^[^a-z]+|_+$/gu, "")
    .slice(0, 30);
