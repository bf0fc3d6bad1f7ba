import { online } from "../online.ts";
import { asApiError } from "./request.ts";

/** Milliseconds before each further try. */
const PAUSES_MS = [400, 1_500];

/**
 * Asks for what may safely be asked for twice: again where no answer came, while the device has a network. Rejects with
 * the last `ApiError`.
 */
export const persistently = async <A>(ask: () => Promise<A>): Promise<A> => {
  for (const pause of PAUSES_MS) {
    try {
      return await ask();
    } catch (thrown) {
      if (asApiError(thrown).status !== 0 || !online()) throw thrown;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return ask();
};
