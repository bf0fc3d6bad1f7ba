import type { Mix } from "../plan.ts";

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

/** Where messages go, and who is there. */
export interface MixPlaces {
  /** Messages take turns among so many rooms. */
  readonly rooms: number;
  /** Clients of all rooms. */
  readonly clients: number;
  /** Who sends a message. */
  readonly senderOf: (message: number) => number;
  /** A client of the room that a message goes to, by a number that may be as large as it likes. */
  readonly memberOf: (message: number, number: number) => number;
}

/**
 * Numbers messages for what is done with them: with each round over the rooms one on, so that what comes with every
 * fifth message does not always come to the same rooms. A number that no message has ends each round.
 */
const turnOf = (message: number, rooms: number) =>
  rooms === 1 ? message : message + Math.floor(message / rooms);

const messageAt = (turn: number, rooms: number) => {
  if (rooms === 1) return turn;
  return turn % (rooms + 1) === rooms ? null : turn - Math.floor(turn / (rooms + 1));
};

/**
 * What goes out together with a message, spread evenly over all of them.
 * @param later how many messages later something is done about one, so that it is surely stored; at most
 * `DELETED_OF` more
 */
export const actsWith = (message: number, mix: Mix, places: MixPlaces, later: number): Act[] => {
  const { rooms, clients, senderOf, memberOf } = places;
  const turn = turnOf(message, rooms);
  const times = (perHundred: number) =>
    Math.floor(((turn + 1) * perHundred) / 100) - Math.floor((turn * perHundred) / 100);
  const many = <A>(count: number, act: (number: number) => A | null): A[] =>
    Array.from({ length: count }, (_, number) => act(number)).filter((one) => one !== null);
  /** A message of before: one that is to be deleted, or one that is not. */
  const before = (deleted: boolean) => {
    const near = turn - later;
    const of = near - (near % DELETED_OF) + (deleted ? 0 : 1 + (turn % (DELETED_OF - 1)));
    return near < 0 ? null : messageAt(of, rooms);
  };
  const about = (deleted: boolean, act: (of: number) => Act) => {
    const of = before(deleted);
    return of === null ? null : act(of);
  };
  const round = Math.floor(message / rooms);
  return [
    // Who begins to type is who writes next but a few.
    ...many(
      times(mix.typing),
      (number): Act => ({ kind: "typing", client: senderOf(message + clients + number) }),
    ),
    ...many(
      times(mix.reads),
      (number): Act => ({ kind: "read", client: memberOf(message, round * 7 + number) }),
    ),
    ...many(times(mix.reactions), (number) =>
      about(false, (of) => ({
        kind: "react",
        client: memberOf(of, round * 11 + number),
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
