/** The database or a neighbour is away: no fault of ours, and told elsewhere. */
export const isAway = (cause: unknown): boolean => {
  const tag = (cause as { readonly _tag?: unknown } | null)?._tag;
  return tag === "ServiceUnavailable" || tag === "DatabaseUnavailable";
};

/**
 * Runs what nobody waits for. It never throws, and no promise of it is left without a handler: what goes wrong is
 * logged under `name`, unless something is merely away, and `failed` hears of it.
 */
export const inBackground = (
  name: string,
  task: () => unknown,
  failed: (cause: unknown) => void = () => {},
): void => {
  const run = async () => {
    try {
      await task();
    } catch (cause) {
      if (!isAway(cause)) console.error(`${name} failed`, cause);
      failed(cause);
    }
  };
  run().catch((cause: unknown) => console.error(`what follows a failure of ${name} failed`, cause));
};
