import type { Me } from "../../../domain/identity/model.ts";

/** Milliseconds for which somebody is new. */
const NEW_MS = 14 * 86_400_000;

/** Whether somebody has introduced themselves: a title, and a sentence. */
export const isIntroduced = ({ title, bioShort }: Pick<Me, "title" | "bioShort">): boolean =>
  Boolean(title && bioShort);

/** Whether somebody in a course is still shown the first steps: while they are new, and until all are done. */
export const isBeginning = (
  me: Pick<Me, "createdAt" | "emailVerified" | "title" | "bioShort">,
  now: number,
): boolean => now - Date.parse(me.createdAt) < NEW_MS && !(me.emailVerified && isIntroduced(me));
