import { Effect } from "effect";
import {
  ATTEMPTS_PER_ADDRESS,
  GUESS_WAIT_SECONDS,
  GUESSES_PER_ACCOUNT,
  GUESSES_PER_SOURCE,
} from "../../../domain/identity/limits.ts";
import { Attempts } from "../../../domain/identity/sign-in/attempts.ts";
import type { Run } from "./adapter.ts";
import type { Device } from "./device-cookie.ts";
import type { AuthRoute } from "./routes.ts";

/** Where an attempt comes from, and whose password it is a guess at. */
export interface Attempt {
  readonly route: AuthRoute;
  /** Null where it is not known. */
  readonly network: string | null;
  /** The account's address, or the id of who is signed in; null where no password is looked at. */
  readonly account: string | null;
  /** The device, where the account has signed in on it before. */
  readonly device: Device | null;
}

/**
 * Counts an attempt before anything of it is looked at. By network where that is known; and guesses at a password by
 * account: with a known device under a count of its own, so that no stranger can use it up; otherwise by account and
 * network, and over all networks, where too many make each network wait and shut nobody out.
 */
export const attemptsOf = (run: Run<Attempts>, { route, network, account, device }: Attempt) => {
  const counting = <A, F>(use: (attempts: Attempts["Service"]) => Effect.Effect<A, F>) =>
    run(Effect.flatMap(Attempts, use));
  const { limit } = route;
  const guess = `${route.id}|${account}`;
  const deviceKey = device === null ? null : `${guess}|device|${device.id}`;
  // What others behind the same address have used up is nothing to a device that the account is known on.
  const networkKey = limit && network !== null && deviceKey === null ? `${limit}|${network}` : null;
  const sourceKey = network === null ? null : `${guess}|from|${network}`;
  /** What this attempt has added to. */
  const taken: string[] = [];

  const countGuess = Effect.fnUntraced(function* (attempts: Attempts["Service"]) {
    if (deviceKey !== null) {
      yield* attempts.count(deviceKey, GUESSES_PER_SOURCE);
      taken.push(deviceKey);
      return;
    }
    if (sourceKey !== null) {
      yield* attempts.count(sourceKey, GUESSES_PER_SOURCE);
      taken.push(sourceKey);
    }
    const { max, windowSeconds } = GUESSES_PER_ACCOUNT;
    const tried = yield* attempts.countOf(guess, windowSeconds);
    taken.push(guess);
    if (tried <= max) return;
    const wait = Math.min(GUESS_WAIT_SECONDS * Math.floor((tried - 1) / max), windowSeconds);
    yield* attempts.afterWaiting(`${guess}|waiting|${network}`, wait, windowSeconds);
  });

  const giveBack = async (): Promise<void> => {
    for (const key of taken.splice(0)) await counting((attempts) => attempts.giveBack(key));
  };

  return {
    /** Rejects with `TooManyRequests` where it may not be made now. */
    before: async (): Promise<void> => {
      if (networkKey !== null && limit)
        await counting((attempts) => attempts.count(networkKey, ATTEMPTS_PER_ADDRESS[limit]));
      if (account === null) return;
      try {
        await counting(countGuess);
      } catch (refused) {
        // What was not looked at told nobody anything.
        await giveBack();
        throw refused;
      }
    },
    /** After it was looked at: a right password is no guess, and neither is what went wrong for another reason. */
    after: async (outcome: "right" | "wrong" | "undecided"): Promise<void> => {
      if (outcome === "wrong") return;
      // A classroom that signs in behind one address is no guessing.
      if (outcome === "right" && account !== null && networkKey !== null) taken.push(networkKey);
      const own = deviceKey ?? sourceKey;
      if (outcome === "right" && account !== null && own !== null)
        await counting((attempts) => attempts.forget(own));
      await giveBack();
    },
  };
};
