import { CLOSE } from "../../domain/shared/limits.ts";
import { ApiError } from "./request.ts";

/**
 * Finds out over HTTP why a room does not let one in: `probe` asks for something that needs the same right.
 * Answers a final close code, or null when nothing speaks against trying again.
 */
export const refusalBy = (probe: () => Promise<unknown>) => async (): Promise<number | null> => {
  try {
    await probe();
    return null;
  } catch (error) {
    return error instanceof ApiError ? (codes[error.status] ?? null) : null;
  }
};

const codes: Readonly<Record<number, number>> = {
  401: CLOSE.signedOut,
  403: CLOSE.removed,
  404: CLOSE.notFound,
};
