const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** A day (`2026-11-06`) as a text in US English says it: "November 6, 2026". Without a zone: a day is one everywhere. */
export const longDate = (day: string): string => {
  const [year = "", month, date] = day.split("-");
  return `${MONTHS[Number(month) - 1]} ${Number(date)}, ${year}`;
};
