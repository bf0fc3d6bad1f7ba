import { Entries, type Place, type StoredEntries } from "../domain/notifications/entries.ts";
import { CLOSE_AGAIN_MS } from "../domain/notifications/limits.ts";
import type { Entered, Removed, SignedOut } from "../domain/notifications/messages.ts";
import { CLOSE } from "../domain/shared/limits.ts";
import type { ActorContext } from "./lib/actor-room.ts";

const STORAGE_KEY = "entries";
/** The alarm at which sockets are closed a second time. */
export const CLOSE_AGAIN = "close-again";
/** Rooms told at once. */
const AT_ONCE = 16;

/** Keeps where a user's sockets may be, and has them closed when a sign-in or a membership ends. */
export class InboxDoors {
  readonly #context: ActorContext<never>;
  #entries = new Entries({ entered: {}, revoked: {} });

  constructor(context: ActorContext<never>) {
    this.#context = context;
  }

  async load(): Promise<void> {
    const stored = await this.#context.storage.get<StoredEntries>(STORAGE_KEY);
    if (stored !== undefined) this.#entries = new Entries(stored);
  }

  /** 409 when what admitted them has ended meanwhile. */
  async enter({
    party,
    roomId,
    authSessionId,
    admittedAt,
  }: typeof Entered.Type): Promise<Response | undefined> {
    const entry = this.#entries.enter({ party, roomId }, authSessionId, admittedAt, this.#context.now());
    if (entry === "refused") return new Response(null, { status: 409 });
    if (entry === "changed") await this.#store();
    return undefined;
  }

  async signOut({ authSessionId, at }: typeof SignedOut.Type): Promise<void> {
    this.#entries.signOut(authSessionId, at ?? this.#context.now());
    await this.#store();
    await this.#context.alarms.set(CLOSE_AGAIN, this.#context.now() + CLOSE_AGAIN_MS);
    await this.#closeAll(this.#entries.places().map((place) => ({ place, authSessionId, signedOut: true })));
  }

  async remove({ party, roomId }: typeof Removed.Type): Promise<void> {
    const place = { party, roomId };
    this.#entries.remove(place, this.#context.now());
    await this.#store();
    await this.#context.alarms.set(CLOSE_AGAIN, this.#context.now() + CLOSE_AGAIN_MS);
    await this.#closeAll([{ place, authSessionId: null, signedOut: false }]);
  }

  /** Closes what reached its room after it was closed there. */
  closeAgain(): Promise<void> {
    return this.#closeAll(this.#entries.slipped());
  }

  /** Rejects when a room was not reached, so that all of it is done again. */
  async #closeAll(
    closings: readonly { place: Place; authSessionId: string | null; signedOut: boolean }[],
  ): Promise<void> {
    const failures: unknown[] = [];
    for (let start = 0; start < closings.length; start += AT_ONCE) {
      const results = await Promise.allSettled(
        closings.slice(start, start + AT_ONCE).map(({ place, authSessionId, signedOut }) =>
          this.#context.tell(place.party, place.roomId, {
            _tag: "CloseConnections",
            userId: this.#context.roomId,
            authSessionId,
            code: signedOut ? CLOSE.signedOut : CLOSE.removed,
            reason: signedOut ? "signed out" : "no member any more",
          } as { _tag: string }),
        ),
      );
      for (const result of results) if (result.status === "rejected") failures.push(result.reason);
    }
    if (failures.length > 0) throw failures[0];
  }

  #store(): Promise<void> {
    return this.#context.storage.put(STORAGE_KEY, this.#entries.stored());
  }
}
