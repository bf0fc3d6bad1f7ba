/**
 * Where one waits for the mail that confirms an address, or with `isDone` where its link leads: either goes on to `next`
 * afterwards.
 */
export const verifyPath = (next: string, isDone = false): string => {
  const query = new URLSearchParams({ ...(isDone ? { done: "1" } : {}), ...(next === "/" ? {} : { next }) });
  return query.size === 0 ? "/verify-email" : `/verify-email?${query}`;
};
