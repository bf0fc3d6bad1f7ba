import { Resend } from "resend";

/** What of a webhook is signed, and by what. */
export interface Signed {
  readonly id: string;
  /** Unix seconds. */
  readonly timestamp: string;
  readonly signature: string;
  /** The body as it came. */
  readonly payload: string;
}

// The library asks for a key even where it sends nothing.
const { webhooks } = new Resend("re_none");

/** Whether Resend has signed it with this secret (`whsec_…`) within the last five minutes. */
export const isSignedByResend = (secret: string, { payload, ...headers }: Signed): boolean => {
  try {
    webhooks.verify({ payload, headers, webhookSecret: secret });
    return true;
  } catch {
    return false;
  }
};
