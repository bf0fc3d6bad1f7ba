/** What a run is told besides the names of scenarios. */
export interface RunOptions {
  /** Another state of PeerLoop that is measured as one more peer: a folder of a clone, or a commit of this one. */
  readonly against?: string;
  /** How long `churn`, or the walk of `pages`, lasts. */
  readonly minutes?: number;
  /** Only to see that it works: a small part of the load, for seconds. */
  readonly isShort?: boolean;
}

/** Options that not every scenario takes. */
export type OwnOption = Exclude<keyof RunOptions, "isShort">;

/** Whether what is found under these options may stand in the report, which says what was done without them. */
export const isKept = ({ minutes, isShort }: RunOptions): boolean => minutes === undefined && !isShort;

/** The options of a command line; a sentence where they are wrong. */
export function optionsOf(values: {
  readonly against?: string;
  readonly minutes?: string;
  readonly short?: boolean;
}): RunOptions | string {
  const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
  if (minutes !== undefined && !(minutes > 0 && Number.isFinite(minutes)))
    return `--minutes ${values.minutes} is no number of minutes.`;
  if (values.against === "") return "--against wants a folder or a commit.";
  return {
    ...(values.against === undefined ? {} : { against: values.against }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(values.short ? { isShort: true } : {}),
  };
}

/** A sentence about the first option that none of these scenarios takes; undefined where there is none. */
export function uselessOption(
  options: RunOptions,
  scenarios: readonly { readonly takes?: readonly OwnOption[] }[],
): string | undefined {
  const own = ["against", "minutes"] as const;
  const useless = own.find(
    (option) => options[option] !== undefined && !scenarios.some(({ takes }) => takes?.includes(option)),
  );
  return useless && `None of these scenarios takes --${useless}.`;
}
