import { asApiError } from "../../lib/request/request.ts";
import { signOut } from "../me.ts";
import { accountTexts } from "../texts.ts";
import { showToast } from "../toasts.ts";

/** Signs out and goes home; says so where one is still signed in. */
export const leave = async (go: (path: string) => void): Promise<void> => {
  try {
    await signOut();
    go("/");
  } catch (error) {
    showToast({ tone: "danger", title: accountTexts.stillSignedIn, text: asApiError(error).message });
  }
};
