import { batch, createSignal } from "solid-js";
import type { Me, MeUpdate } from "../../domain/identity/model.ts";
import { makeAgain } from "../lib/request/again.ts";
import { api } from "../lib/request/api.ts";
import { auth, type SignUp } from "../lib/request/auth.ts";
import { forgetRemote } from "../lib/request/remote.ts";
import { type ApiError, asApiError, onUnauthorized, ownRequests } from "../lib/request/request.ts";
import { deviceTimeZone } from "../lib/time/time.ts";
import { ownDevice } from "../live/kept/device-owner.ts";
import { keepMe, keptMe } from "./kept-me.ts";

/** The readable cookie that the server keeps beside the session cookie, which scripts cannot read. */
const HINT = /(?:^|;\s*)(?:__Host-)?peerloop\.member=/;

const [me, setMe] = createSignal<Me | null | undefined>();
const [meError, setMeError] = createSignal<ApiError>();

/** Who is signed in: undefined until that is known, null for a stranger. */
export { me, meError };

/** Whether there is a sign-in on this device as far as is known: to draw the first frame by, never a right. */
export const wasMember = (): boolean => HINT.test(document.cookie);

let isRemembered = false;
const again = makeAgain(() => void loadMe());

const become = (next: Me | null) => {
  if (next?.id !== me()?.id) forgetRemote();
  ownRequests(next?.id ?? null);
  void ownDevice(next?.id ?? null);
  batch(() => {
    setMeError(undefined);
    setMe(next);
  });
};

const learn = (next: Me | null): void => {
  isRemembered = false;
  again.done();
  keepMe(next);
  become(next);
};

/**
 * Without a connection whoever was signed in here last goes on: what the device keeps for them is theirs to see, and the
 * server has its say on everything else. It is asked again until it answers. Whether anybody was.
 */
const goOn = (): boolean => {
  const kept = me() === undefined ? keptMe() : null;
  if (kept === null && !isRemembered) return false;
  isRemembered = true;
  if (kept !== null) become(kept);
  return true;
};

/**
 * Asks the server who is signed in. A failure is in `meError` and leaves what was known; one of the moment is followed by
 * another try.
 */
export const loadMe = async (): Promise<void> => {
  try {
    learn(await api.me());
  } catch (thrown) {
    const error = asApiError(thrown);
    if (error.status === 401) learn(null);
    else {
      if (error.status !== 0 || !goOn()) setMeError(error);
      again.failed(error);
    }
  }
};

/** Finds out who is signed in when the page begins. Where nobody can be, the server is not asked. */
export const findMe = (): void => {
  if (wasMember()) void loadMe();
  else learn(null);
};

/** Asks again where the device tells something else than the page does: another tab has signed in or out. */
const followDevice = (): void => {
  if (me() !== undefined && wasMember() !== (me() !== null)) void loadMe();
};

/**
 * Whether a room's first frame is for the person whose page this is. Somebody else may have signed in on this device
 * meanwhile: then the page becomes theirs, and nothing of the former goes out in their name.
 */
export const isStill = (userId: string, you: { readonly id: string }): boolean => {
  if (you.id === userId) return true;
  void loadMe();
  return false;
};

/** Signs in. Rejects with `ApiError` on a wrong password, and when too many were tried. */
export const signIn = async (email: string, password: string): Promise<void> => {
  await auth.signIn(email, password);
  await loadMe();
};

/**
 * Creates the account, with the device's time zone, and signs in; where the address has an account, nobody is signed in
 * and nothing says so. `verified` is where the link of the mail leads. Rejects with `ApiError`: 409 for a taken handle.
 */
export const signUp = async (account: Omit<SignUp, "timeZone">, verified: string): Promise<void> => {
  await auth.signUp({ ...account, timeZone: deviceTimeZone() }, verified);
  await loadMe();
};

/** Ends this sign-in. Rejects with `ApiError` when the server did not hear of it: one is then still signed in. */
export const signOut = async (): Promise<void> => {
  await auth.signOut();
  learn(null);
};

/** Ends all sign-ins, on every device. */
export const signOutEverywhere = async (): Promise<void> => {
  await auth.signOutEverywhere();
  learn(null);
};

/** Saves changes to one's own profile. */
export const updateMe = async (changes: MeUpdate): Promise<void> => {
  const changed = await api.updateMe(changes);
  keepMe(changed);
  setMe(changed);
};

document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  // The link of the mail may have been opened elsewhere.
  if (me()?.emailVerified === false) void loadMe();
  else followDevice();
});

// Somebody else may have signed in while the page was put away.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  if (me() && wasMember()) void loadMe();
  else followDevice();
});

// Nobody is signed in any more, or somebody else is.
onUnauthorized(() => {
  if (me() !== null) void loadMe();
});
