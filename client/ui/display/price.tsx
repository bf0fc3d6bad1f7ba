import { formatPrice } from "../../lib/money.ts";
import { priceTexts } from "./texts.ts";

/** A price in cents of an ISO 4217 currency; nothing to pay is said in a word. */
export const Price = (props: {
  readonly cents: number;
  readonly currency: string;
  readonly class?: string | undefined;
}) => (
  <span class={`numeral ${props.class ?? ""}`}>
    {props.cents === 0 ? priceTexts.free : formatPrice(props.cents, props.currency)}
  </span>
);
