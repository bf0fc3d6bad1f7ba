import { Context, Data, type Effect } from "effect";

/** A page where a checkout is paid. Amounts in cents of `currency`. */
export interface Payable {
  readonly checkoutId: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly courseTitle: string;
}

/** The payment service did not answer, or refused. `reason` is for the log. */
export class PaymentPageFailed extends Data.TaggedError("PaymentPageFailed")<{ readonly reason: string }> {}

/**
 * Where priced courses are paid for: the port that a payment service fills. Null where there is none: priced courses
 * are not on sale then. `isSandbox`: nothing is paid there, and a checkout is completed by `paySandbox`.
 */
export class PaymentPage extends Context.Reference<{
  readonly isSandbox: boolean;
  /** The address of the page; asked again for the same checkout it is the same page. */
  readonly open: (payable: Payable) => Effect.Effect<string, PaymentPageFailed>;
} | null>("peerloop/learning/PaymentPage", { defaultValue: () => null }) {}
