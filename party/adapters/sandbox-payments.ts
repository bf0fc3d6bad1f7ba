import { Effect, Layer } from "effect";
import { PaymentPage } from "../../domain/learning/enrolling/payment-page.ts";
import type { Env } from "../wire/env.ts";

/**
 * Where priced courses are paid for. On somebody's own machine that is PeerLoop's own sandbox page, on which no money
 * moves; elsewhere, without a payment service, nothing is on sale.
 */
export const paymentPageLayer = (env: Env) =>
  Layer.succeed(
    PaymentPage,
    env.isLocal
      ? { isSandbox: true, open: ({ checkoutId }) => Effect.succeed(`/checkout/${checkoutId}`) }
      : null,
  );
