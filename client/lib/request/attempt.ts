import { createSignal } from "solid-js";
import { asApiError } from "./request.ts";

/**
 * Something that is asked for by a press: once at a time, with the reason where it failed. `run` answers whether it
 * worked; whoever throws an `ApiError` has its words shown.
 */
export const createAttempt = () => {
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (busy()) return false;
    setBusy(true);
    setFailure(undefined);
    try {
      await work();
      return true;
    } catch (thrown) {
      setFailure(asApiError(thrown).message);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, setFailure, run } as const;
};
