import { isAway } from "../../../domain/shared/concurrency/background.ts";

/** A database that is away is no fault of ours; anything else that ends a commit is, and must be seen. */
export const logUnexpected = (cause: unknown): void => {
  if (!isAway(cause)) console.error("a commit of a chat room failed", cause);
};

/**
 * Carries out a batch; where that fails though the database is there, one of them is to blame: each is tried alone,
 * and who fails alone is refused for good, so that they hold up nobody else. Rejects with what says that the
 * database is away. `oneByOne` is called before any is tried alone.
 */
export const orOneByOne = async <Item>(
  items: readonly Item[],
  run: (items: readonly Item[]) => Promise<void>,
  refuse: (item: Item) => void,
  oneByOne?: () => void,
): Promise<void> => {
  try {
    await run(items);
  } catch (cause) {
    if (isAway(cause)) throw cause;
    logUnexpected(cause);
    oneByOne?.();
    if (items.length > 1) for (const item of items) await orOneByOne([item], run, refuse);
    else for (const item of items) refuse(item);
  }
};
