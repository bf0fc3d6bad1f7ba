/** The instant in UTC at which a day of the device's zone begins, `days` later; undefined for no day. */
export const dayStart = (day: string, days = 0): string | undefined => {
  const [year, month, date] = day.split("-").map(Number);
  if (!year || !month || !date) return undefined;
  const instant = new Date(year, month - 1, date + days);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
};
