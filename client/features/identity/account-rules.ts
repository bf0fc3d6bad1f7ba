import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "../../../domain/identity/limits.ts";
import { emailOf, handleFault, lineOf, nameFault } from "../../../domain/identity/rules.ts";
import { sentence } from "../../lib/forms/form.ts";

const said = (fault: string | null) => (fault === null ? undefined : sentence(fault));

/** What is wrong with each input of an account, in words; undefined when nothing is. The server has the last word. */
export const nameProblem = (name: string): string | undefined => {
  if (name.trim() === "") return "Tell us what to call you.";
  return said(nameFault(lineOf(name)));
};

export const handleProblem = (handle: string): string | undefined => {
  if (handle.trim() === "") return "Choose a handle.";
  return said(handleFault(handle.trim().toLowerCase()));
};

export const emailProblem = (email: string): string | undefined => {
  if (email.trim() === "") return "Enter your e-mail address.";
  return emailOf(email) === null ? "This does not look like an e-mail address." : undefined;
};

export const newPasswordProblem = (password: string): string | undefined => {
  if (password.length < MIN_PASSWORD_LENGTH) return "This is too short.";
  return password.length > MAX_PASSWORD_LENGTH ? `At most ${MAX_PASSWORD_LENGTH} characters.` : undefined;
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
