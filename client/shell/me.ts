import { batch, createSignal } from "solid-js";
import type { Me, MeUpdate } from "../../domain/identity/model.ts";
import { api } from "../lib/request/api.ts";
import { auth, type SignUp } from "../lib/request/auth.ts";
import { forgetRemote } from "../lib/request/remote.ts";
import { type ApiError, asApiError, onUnauthorized, ownRequests } from "../lib/request/request.ts";
import { deviceTimeZone } from "../lib/time/time.ts";

const HINT = "peerloop:member";

const [me, setMe] = createSignal<Me | null | undefined>();
const [meError, setMeError] = createSignal<ApiError>();

/** Who is signed in: undefined until that is known, null for a stranger. */
export { me, meError };

/** Whether somebody was signed in on this device last time: a guess to draw the first frame by, never a right. */
export const wasMember = (): boolean => {
  try {
    return localStorage.getItem(HINT) !== null;
  } catch {
    return false;
  }
};

const keepHint = (isMember: boolean) => {
  try {
    if (isMember) localStorage.setItem(HINT, "1");
    else localStorage.removeItem(HINT);
  } catch {
    // The guess is lost, nothing else.
  }
};

const become = (next: Me | null) => {
  if (next?.id !== me()?.id) forgetRemote();
  ownRequests(next?.id ?? null);
  batch(() => {
    setMeError(undefined);
    setMe(next);
  });
  keepHint(next !== null);
};

/** Asks the server who is signed in. A failure is in `meError` and leaves what was known. */
export const loadMe = async (): Promise<void> => {
  try {
    become(await api.me());
  } catch (thrown) {
    const error = asApiError(thrown);
    if (error.status === 401) become(null);
    else setMeError(error);
  }
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

/** Creates the account, with the device's time zone, and signs in. Rejects with `ApiError`: 409 for a taken handle. */
export const signUp = async (account: Omit<SignUp, "timeZone">): Promise<void> => {
  await auth.signUp({ ...account, timeZone: deviceTimeZone() });
  await loadMe();
};

/** Ends this sign-in. Rejects with `ApiError` when the server did not hear of it: one is then still signed in. */
export const signOut = async (): Promise<void> => {
  await auth.signOut();
  become(null);
};

/** Ends all sign-ins, on every device. */
export const signOutEverywhere = async (): Promise<void> => {
  await auth.signOutEverywhere();
  become(null);
};

/** Saves changes to one's own profile. */
export const updateMe = async (changes: MeUpdate): Promise<void> => {
  setMe(await api.updateMe(changes));
};

// The link of the mail may have been opened elsewhere.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && me()?.emailVerified === false) void loadMe();
});

// Somebody else may have signed in while the page was put away.
addEventListener("pageshow", (event) => event.persisted && void loadMe());

// Nobody is signed in any more, or somebody else is.
onUnauthorized(() => {
  if (me() !== null) void loadMe();
});
