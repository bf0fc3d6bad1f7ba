import {
  HANDLE_PATTERN,
  MAX_NAME_LENGTH,
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH,
} from "../../domain/identity/limits.ts";

/** What is wrong with each input of an account, in words; undefined when nothing is. The server has the last word. */
export const nameProblem = (name: string): string | undefined => {
  const { length } = name.trim();
  if (length === 0) return "Tell us what to call you.";
  return length > MAX_NAME_LENGTH ? `At most ${MAX_NAME_LENGTH} characters.` : undefined;
};

export const handleProblem = (handle: string): string | undefined => {
  if (handle.trim() === "") return "Choose a handle.";
  return HANDLE_PATTERN.test(handle.trim().toLowerCase())
    ? undefined
    : "3 to 30 letters a–z, digits or underscores, beginning with a letter.";
};

export const emailProblem = (email: string): string | undefined => {
  if (email.trim() === "") return "Enter your e-mail address.";
  return /^[^\s@]+@[^\s@]+\.[^\s@.]+$/u.test(email.trim())
    ? undefined
    : "This does not look like an e-mail address.";
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
