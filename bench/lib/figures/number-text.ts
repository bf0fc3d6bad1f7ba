/** A number as it is printed: thousands set apart, and so many digits behind the point. */
export const numberText = (value: number, digits = 0): string =>
  value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
