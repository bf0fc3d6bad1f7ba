/** The clock the device's own language tells time by, with 12 or 24 hours. */
type HourCycle = NonNullable<Intl.DateTimeFormatOptions["hourCycle"]>;

/**
 * The English in which dates and numbers are written, since the words around them are English: the first of the
 * reader's languages that is, else that of Britain, whose order of day and month most of the world shares.
 */
export const localeOf = (languages: readonly string[]): string =>
  languages.find((language) => /^en\b/u.test(language)) ?? "en-GB";

export const LOCALE = localeOf(globalThis.navigator?.languages ?? []);

/** Twelve or twenty-four hours, as the device has it whatever its language. */
export const hourCycle = (): HourCycle | undefined =>
  new Intl.DateTimeFormat(undefined, { hour: "numeric" }).resolvedOptions().hourCycle as
    | HourCycle
    | undefined;

let numbers: Intl.NumberFormat | undefined;

/** A whole number with its thousands apart. */
export const formatCount = (count: number): string => {
  numbers ??= new Intl.NumberFormat(LOCALE);
  return numbers.format(count);
};
