import { type CloseConnections, ForgetPlaces, ListPlaces, type Place } from "../domain/identity/admission.ts";
import { CLOSE_AGAIN_MS } from "../domain/notifications/limits.ts";
import type { Removed, SignedOut } from "../domain/notifications/messages.ts";
import { CLOSE } from "../domain/shared/limits.ts";
import type { ActorContext } from "./lib/actor-room.ts";

const STORAGE_KEY = "endings";
/** The alarm at which sockets are closed a second time. */
export const CLOSE_AGAIN = "close-again";
/** Rooms told at once. */
const AT_ONCE = 16;

/**
 * What ended at `at` (ms since 1970): sign-ins (one, or with null all of them), or what let the user into a room;
 * with `stays` only what made them more there than they still are.
 */
type Ending =
  | { readonly of: "sign-in"; readonly authSessionId: string | null; readonly at: number }
  | { readonly of: "membership"; readonly place: Place; readonly at: number; readonly stays: boolean };

/** How the sockets are closed. */
const closeOf = (ending: Ending) => {
  if (ending.of === "sign-in") return { code: CLOSE.signedOut, reason: "signed out" };
  return ending.stays
    ? { code: CLOSE.restart, reason: "enter again" }
    : { code: CLOSE.removed, reason: "no member any more" };
};

const nameOf = (ending: Ending): string =>
  ending.of === "sign-in"
    ? `sign-in:${ending.authSessionId}`
    : `${ending.place.party}/${ending.place.roomId}`;

/**
 * Has a user's sockets closed when a sign-in or a membership ends: at once, and again when everybody who was
 * admitted just before has reached their room. Where the sockets may be is known to Postgres.
 */
export class InboxDoors {
  readonly #context: ActorContext<never>;

  constructor(context: ActorContext<never>) {
    this.#context = context;
  }

  signOut({ authSessionId, at }: typeof SignedOut.Type): Promise<void> {
    return this.#end({ of: "sign-in", authSessionId, at: at ?? this.#context.now() });
  }

  remove({ party, roomId, at, stays = false }: typeof Removed.Type): Promise<void> {
    return this.#end({ of: "membership", place: { party, roomId }, at: at ?? this.#context.now(), stays });
  }

  /** Closes what reached its room after it was closed there, and forgets the endings. */
  async closeAgain(): Promise<void> {
    const endings = await this.#endings();
    for (const ending of Object.values(endings)) {
      await this.#close(ending);
      if (ending.of === "sign-in" && ending.authSessionId !== null)
        await this.#context.call(ForgetPlaces, {
          userId: this.#context.roomId,
          authSessionId: ending.authSessionId,
        });
    }
    await this.#context.storage.delete(STORAGE_KEY);
  }

  /** Written down first: whatever fails after that is made up for by the alarm. */
  async #end(ending: Ending): Promise<void> {
    await this.#context.storage.put(STORAGE_KEY, { ...(await this.#endings()), [nameOf(ending)]: ending });
    await this.#context.alarms.set(CLOSE_AGAIN, this.#context.now() + CLOSE_AGAIN_MS);
    await this.#close(ending);
  }

  async #endings(): Promise<Readonly<Record<string, Ending>>> {
    return (await this.#context.storage.get<Record<string, Ending>>(STORAGE_KEY)) ?? {};
  }

  /** Rejects when a room was not reached, so that all of it is done again. */
  async #close(ending: Ending): Promise<void> {
    const userId = this.#context.roomId;
    const authSessionId = ending.of === "sign-in" ? ending.authSessionId : null;
    const places =
      ending.of === "membership"
        ? [ending.place]
        : await this.#context.call(ListPlaces, { userId, authSessionId });
    const message = {
      _tag: "CloseConnections",
      userId,
      authSessionId,
      // A sign-in that has ended does not come back; a membership may, and another sign-in may have begun.
      ...(authSessionId === null ? { admittedBefore: ending.at } : {}),
      ...closeOf(ending),
    } satisfies CloseConnections;
    const failures: unknown[] = [];
    for (let start = 0; start < places.length; start += AT_ONCE) {
      const results = await Promise.allSettled(
        places
          .slice(start, start + AT_ONCE)
          .map(({ party, roomId }) => this.#context.tell(party, roomId, message)),
      );
      for (const result of results) if (result.status === "rejected") failures.push(result.reason);
    }
    if (failures.length > 0) throw failures[0];
  }
}
