import { createSignal } from "solid-js";

/** Milliseconds before a module that could not be fetched is tried again: doubled each time, up to the longest. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** Failures, while the page itself can be fetched, after which only loading it anew helps: some browsers remember. */
const REMEMBERED_FROM = 4;

const [isOutdated, setOutdated] = createSignal(false);

/** A module is missing that loading the page anew would bring: PeerLoop was updated since it was loaded. */
export { isOutdated };

const pauses = new Set<() => void>();

/** There is a connection again: every module that is still missing is tried now. */
export const retryLazyLoads = (): void => {
  for (const end of pauses) end();
};

/** What browsers say of a module that could not be fetched: no network, or gone after an update. */
const isMissing = (error: unknown): boolean =>
  error instanceof TypeError && /import|module|script/iu.test(error.message);

/** What trying again needs of the browser. */
interface LoadEnvironment {
  readonly pause: (milliseconds: number) => Promise<void>;
  /** `away`: not reached; `same` or `newer`: what the server has, compared with what is running here. */
  readonly published: () => Promise<"away" | "same" | "newer">;
}

const browser: LoadEnvironment = {
  pause: (milliseconds) =>
    new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        removeEventListener("online", end);
        pauses.delete(end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      addEventListener("online", end);
      pauses.add(end);
    }),
  published: async () => {
    try {
      const answer = await fetch("/", { cache: "no-store", signal: AbortSignal.timeout(LONGEST_PAUSE_MS) });
      const entry = document.querySelector("script[src]")?.getAttribute("src") ?? "";
      return !answer.ok ? "away" : (await answer.text()).includes(entry) ? "same" : "newer";
    } catch {
      return "away";
    }
  },
};

/**
 * Fetches a module, again and again until it is here: after growing pauses, and as soon as there is a
 * connection. A module that is fetched but breaks is not tried again.
 * @param onMissing called when it could not be fetched at once
 * @throws what the module itself threw
 */
export const loadLazily = async <T>(
  load: () => Promise<T>,
  onMissing?: () => void,
  environment = browser,
): Promise<T> => {
  for (let failures = 1; ; failures++) {
    try {
      return await load();
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    onMissing?.();
    const published = await environment.published();
    if (published === "newer" || (published === "same" && failures >= REMEMBERED_FROM)) setOutdated(true);
    await environment.pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1)));
  }
};

/** Fetches modules ahead while nothing else is to do. They are tried again when they are needed. */
export const whenIdle = (fetchAhead: () => void): void => {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(fetchAhead);
  else setTimeout(fetchAhead, FIRST_PAUSE_MS);
};

/** Milliseconds for which the page itself comes first, as a phone needs them on a bad connection. */
const SETTLED_AFTER_MS = 5_000;

/** Fetches modules ahead that nobody needs while the page is new. */
export const whenSettled = (fetchAhead: () => void): void => {
  setTimeout(() => whenIdle(fetchAhead), SETTLED_AFTER_MS);
};
