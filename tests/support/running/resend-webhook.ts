import { createHmac } from "node:crypto";

/** A secret as Resend gives one. */
export const WEBHOOK_SECRET = `whsec_${Buffer.from("a webhook secret of 32 characters").toString("base64")}`;

export interface SignedWebhook {
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** A signature as Svix writes it. */
export const signatureOf = (id: string, timestamp: number, body: string, secret = WEBHOOK_SECRET): string => {
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
};

/** An event as Resend sends it; `at` in Unix seconds. */
export const signedWebhook = (
  id: string,
  payload: unknown,
  at: number = Math.floor(Date.now() / 1_000),
  secret = WEBHOOK_SECRET,
): SignedWebhook => {
  const body = typeof payload === "string" ? payload : JSON.stringify(payload);
  return {
    body,
    headers: {
      "content-type": "application/json",
      "svix-id": id,
      "svix-timestamp": String(at),
      "svix-signature": signatureOf(id, at, body, secret),
    },
  };
};

/** That a mail to this address came back for good. */
export const bounceOf = (userId: string, email: string) => ({
  type: "email.bounced",
  created_at: new Date().toISOString(),
  data: {
    email_id: "56761188-7520-42d8-8898-ff6fc54ce618",
    from: "PeerLoop <hello@peerloop.test>",
    to: [email],
    subject: "Your password was changed",
    tags: { mail: "password-changed", user: userId },
    bounce: { type: "Permanent", subType: "General", message: "No such mailbox." },
  },
});
