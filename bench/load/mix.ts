import type { Mix } from "./plan.ts";

/** Something that is done besides writing. */
export type Act =
  | { readonly kind: "typing"; readonly client: number }
  | { readonly kind: "read"; readonly client: number }
  | { readonly kind: "react"; readonly client: number; readonly message: number; readonly emoji: string }
  | { readonly kind: "edit"; readonly client: number; readonly message: number }
  | { readonly kind: "remove"; readonly client: number; readonly message: number };

const EMOJI = ["👍", "🎉", "❤️", "👀"];

/** Of so many messages one is deleted later, and nothing else is done about that one. */
const DELETED_OF = 10;

/** How many messages later something is done about one, so that it is surely stored; and at most so many more. */
const LATER = 2_000;

/**
 * What goes out together with a message, spread evenly over all of them. `senderOf` tells who sends a message, of so
 * many clients.
 */
export const actsWith = (
  message: number,
  mix: Mix,
  clients: number,
  senderOf: (message: number) => number,
): Act[] => {
  const times = (perHundred: number) =>
    Math.floor(((message + 1) * perHundred) / 100) - Math.floor((message * perHundred) / 100);
  const many = <A>(count: number, act: (turn: number) => A | null): A[] =>
    Array.from({ length: count }, (_, turn) => act(turn)).filter((one) => one !== null);
  /** A message of before: one that is to be deleted, or one that is not. */
  const before = (deleted: boolean) => {
    const near = message - LATER;
    const of = near - (near % DELETED_OF) + (deleted ? 0 : 1 + (message % (DELETED_OF - 1)));
    return of < 0 ? null : of;
  };
  const about = (deleted: boolean, act: (of: number) => Act) => {
    const of = before(deleted);
    return of === null ? null : act(of);
  };
  return [
    // Who begins to type is who writes next but a few.
    ...many(
      times(mix.typing),
      (turn): Act => ({ kind: "typing", client: senderOf(message + clients + turn) }),
    ),
    ...many(times(mix.reads), (turn): Act => ({ kind: "read", client: (message * 7 + turn) % clients })),
    ...many(times(mix.reactions), (turn) =>
      about(false, (of) => ({
        kind: "react",
        client: (message * 11 + turn) % clients,
        message: of,
        emoji: EMOJI[message % EMOJI.length] as string,
      })),
    ),
    ...many(times(mix.edits), () =>
      about(false, (of) => ({ kind: "edit", client: senderOf(of), message: of })),
    ),
    ...many(times(mix.deletions), () =>
      about(true, (of) => ({ kind: "remove", client: senderOf(of), message: of })),
    ),
  ];
};
