import type { Random } from "../random.ts";
import type { Book } from "./book.ts";
import { type Intent, ModelClient } from "./client.ts";
import type { Shelf } from "./files.ts";
import type { Ledger } from "./ledger.ts";
import type { Admitted, ModelRoom } from "./platform.ts";
import type { RoomPlan } from "./world.ts";

/** How long the room may take to come to rest, in milliseconds, and how often its clients try again meanwhile. */
export const REST_MS = 60_000;
export const INSIST_MS = 250;

export type Sent = Extract<Intent, { _tag: "Send" }>;

/** A course chat as a run sees it. */
export interface Scene<Room = ModelRoom> {
  readonly random: Random;
  readonly room: Room;
  readonly clients: readonly ModelClient[];
  readonly ledger: Ledger;
  /** Messages as they were first sent, and by whom. */
  readonly sent: { readonly client: ModelClient; readonly frame: Sent }[];
  /** Where clients put files. */
  readonly shelf: Shelf;
  /** Has whoever uses this device removed from the room for a while, where somebody can. */
  readonly remove?: (client: ModelClient) => Promise<void>;
}

/** A scene held in memory, with all that is known of it from behind. */
export interface ModelScene extends Scene {
  readonly plan: RoomPlan;
  readonly book: Book;
}

/** Waits until nothing has been on its way for some milliseconds: a call is signed on a thread of its own first. */
export const quiet = async (room: ModelRoom, until = Date.now() + REST_MS): Promise<boolean> => {
  for (let still = 0; still < 4; ) {
    if (Date.now() > until) return false;
    still = room.isQuiet ? still + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return true;
};

/** A device of somebody in a room that is held in memory. */
export const clientOf = (name: string, room: ModelRoom, admitted: Admitted, ledger: Ledger): ModelClient =>
  new ModelClient(name, String(admitted.identity.userId), (query) => room.connect(admitted, query), ledger);
