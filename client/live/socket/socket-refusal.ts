import { CLOSE } from "../../../domain/shared/protocol.ts";
import { ApiError } from "../../lib/request/request.ts";

/**
 * Finds out over HTTP why a room does not let one in: `probe` asks for something that needs the same right.
 * Answers a final close code, or null when nothing speaks against trying again; `onRefused` gets the server's message.
 */
export const refusalBy =
  (probe: () => Promise<unknown>, onRefused?: (message: string) => void) =>
  async (): Promise<number | null> => {
    try {
      await probe();
      return null;
    } catch (error) {
      const code = error instanceof ApiError ? codes[error.status] : undefined;
      if (code === undefined) return null;
      onRefused?.((error as ApiError).message);
      return code;
    }
  };

const codes: Readonly<Record<number, number>> = {
  401: CLOSE.signedOut,
  403: CLOSE.removed,
  404: CLOSE.notFound,
};
