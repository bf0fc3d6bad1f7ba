import { LOCALE } from "./locale.ts";

const formats = new Map<string, Intl.NumberFormat>();

const formatOf = (currency: string, digits: number): Intl.NumberFormat => {
  const key = `${currency}${digits}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(LOCALE, {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formats.set(key, made);
  return made;
};

/** An amount in cents of an ISO 4217 currency, in the reader's English; whole amounts without ",00". */
export const formatPrice = (cents: number, currency: string): string =>
  formatOf(currency, cents % 100 === 0 ? 0 : 2).format(cents / 100);
