import {
  type CheckAccess,
  type CloseConnections,
  ForgetSocketEntries,
  ListSocketEntries,
  type SocketEntry,
} from "../../../domain/identity/admission.ts";
import { CLOSE_AGAIN_MS } from "../../../domain/inbox/limits.ts";
import type { Removed, SignedOut } from "../../../domain/inbox/messages.ts";
import { CLOSE } from "../../../domain/shared/protocol.ts";
import type { ActorContext } from "../../base/actor-room.ts";

/** One key an ending. */
const PREFIX = "ending:";
/** The alarm at which rooms are told a second time. */
export const CLOSE_AGAIN = "close-again";
/** Rooms told at once. */
const AT_ONCE = 16;

/** What ended: a sign-in, or with null what let the user in anywhere; or what let them into one room. */
type Ending =
  | { readonly of: "sign-in"; readonly authSessionId: string | null; readonly isTold?: true }
  | { readonly of: "membership"; readonly place: SocketEntry };

const keyOf = (ending: Ending): string =>
  PREFIX +
  (ending.of === "sign-in"
    ? `sign-in:${ending.authSessionId}`
    : `${ending.place.party}/${ending.place.roomId}`);

/**
 * Tells the rooms that a user may have sockets in when a sign-in or a membership ends: at once, and again when
 * everybody who was admitted just before has reached their room. Where the sockets may be is known to Postgres. A
 * sign-in that has ended does not come back: its sockets are closed. Of everything else the room asks Postgres what is
 * true by then: no two clocks are compared, and whoever was let in again stays.
 */
export class AccessFanOut {
  readonly #context: ActorContext<never>;

  constructor(context: ActorContext<never>) {
    this.#context = context;
  }

  signOut({ authSessionId }: typeof SignedOut.Type): Promise<void> {
    return this.#end({ of: "sign-in", authSessionId });
  }

  remove({ party, roomId }: typeof Removed.Type): Promise<void> {
    return this.#end({ of: "membership", place: { party, roomId } });
  }

  /** Tells the rooms again, and forgets what ended where that worked: one that fails keeps none of the others. */
  async closeAgain(): Promise<void> {
    const { storage, call, roomId: userId } = this.#context;
    const failures: unknown[] = [];
    for (const [key, ending] of await storage.list<Ending>({ prefix: PREFIX }))
      try {
        await this.#tell(ending);
        if (ending.of === "sign-in" && ending.authSessionId !== null)
          await call(ForgetSocketEntries, { userId, authSessionId: ending.authSessionId });
        await storage.delete(key);
      } catch (cause) {
        failures.push(cause);
      }
    if (failures.length > 0) throw failures[0];
  }

  /** Written down first: whatever fails after that is made up for by the alarm. */
  async #end(ending: Ending): Promise<void> {
    const { storage, alarms, now } = this.#context;
    const key = keyOf(ending);
    const endsOnce = ending.of === "sign-in" && ending.authSessionId !== null;
    // The database says it, too: whichever word comes second changes nothing.
    if (endsOnce && (await storage.get<{ readonly isTold?: true }>(key))?.isTold) return;
    await storage.put(key, ending);
    await alarms.set(CLOSE_AGAIN, now() + CLOSE_AGAIN_MS);
    await this.#tell(ending);
    if (endsOnce) await storage.put(key, { ...ending, isTold: true });
  }

  /** Rejects when a room was not reached, so that all of it is done again. */
  async #tell(ending: Ending): Promise<void> {
    const userId = this.#context.roomId;
    const authSessionId = ending.of === "sign-in" ? ending.authSessionId : null;
    const places =
      ending.of === "membership"
        ? [ending.place]
        : await this.#context.call(ListSocketEntries, { userId, authSessionId });
    const message: CloseConnections | CheckAccess =
      authSessionId === null
        ? { _tag: "CheckAccess", userId }
        : {
            _tag: "CloseConnections",
            userId,
            authSessionId,
            code: CLOSE.signedOut,
            reason: "signed out",
          };
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
