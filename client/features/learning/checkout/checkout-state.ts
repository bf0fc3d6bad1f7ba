import type { Checkout } from "../../../../domain/learning/model.ts";

/** How a checkout stands at `now`, in milliseconds since 1970: whatever the server said, its time may be over since. */
export const standingOf = (
  { status, expiresAt }: Pick<Checkout, "status" | "expiresAt">,
  now: number,
): Checkout["status"] => (status === "open" && now >= Date.parse(expiresAt) ? "expired" : status);

/** What the course costs, what of that is taken off, and what is paid, in cents. */
export const amountsOf = ({
  amountCents,
  discountCents,
}: Pick<Checkout, "amountCents" | "discountCents">) => ({
  price: amountCents + discountCents,
  discount: discountCents,
  total: amountCents,
});
