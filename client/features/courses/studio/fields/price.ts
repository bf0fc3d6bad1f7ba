const PRICE = /^\d{1,7}(?:[.,]\d{1,2})?$/;

/** Cents of an amount as it is typed, such as `49` or `49.50`; null for what is none. */
export const centsOf = (typed: string): number | null => {
  const amount = typed.trim();
  if (!PRICE.test(amount)) return null;
  const [whole = "0", rest = ""] = amount.split(/[.,]/);
  return Number(whole) * 100 + Number(rest.padEnd(2, "0"));
};

/** An amount in cents as somebody would type it; nothing where there is none. */
export const typedPrice = (cents: number | null): string => {
  if (cents === null) return "";
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2);
};
