/** Whether it is an IANA time zone that this runtime knows. Offsets such as `+02:00` are none. */
export const isTimeZone = (name: string): boolean => {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/** Texts without the white space around them; one of nothing else becomes null. */
export const withoutBlank = <Fields extends object>(
  fields: Fields,
): { readonly [Key in keyof Fields]: Fields[Key] | null } => {
  const clean = (value: unknown) => (typeof value === "string" ? value.trim() || null : value);
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, clean(value)])) as never;
};
