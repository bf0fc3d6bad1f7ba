import { readEnv, variablesIn } from "../../wire/env.ts";
import type { ActorDefinition } from "../actor-room.ts";
import { callBackIn } from "../call-back-in.ts";
import { type AnsweredAt, answerBeats } from "./answered-beats.ts";
import type { ObjectState } from "./object-state.ts";
import { SleepingRoom } from "./sleeping-room.ts";

/** PartyKit's object around a room, as far as it is used here. */
interface PartyObject {
  /** What runs the room; there is none before something has reached the object since it was made. */
  worker?: { onAlarm(): Promise<void> };
  alarm(): Promise<void>;
}

type PartyObjectClass = new (state: ObjectState, bindings: object) => PartyObject;

/**
 * PartyKit's object of an actor, with what PartyKit does not pass on of the platform: constant beats are answered
 * without waking the room, and an alarm that finds it asleep wakes it only if there is something to do. PartyKit's own
 * handler of alarms is left out: it withholds the room's id and neighbours from all that runs at the same time. Where
 * the worker is started without this, rooms answer beats and look at their leases themselves.
 */
export const durableOf = (
  Base: PartyObjectClass,
  {
    party,
    hiddenIsAway,
    hearsBeats = false,
  }: Pick<ActorDefinition<never, never>, "party" | "hiddenIsAway" | "hearsBeats">,
): PartyObjectClass =>
  class extends Base {
    readonly #state: ObjectState;
    readonly #bindings: object;
    readonly #answeredAt: AnsweredAt;

    constructor(state: ObjectState, bindings: object) {
      super(state, bindings);
      this.#state = state;
      this.#bindings = bindings;
      this.#answeredAt = hearsBeats ? () => 0 : answerBeats(state);
    }

    override async alarm(): Promise<void> {
      if (this.worker !== undefined) return this.worker.onAlarm();
      const room = new SleepingRoom(this.#state, hiddenIsAway, this.#answeredAt);
      if (await room.sleepsOn(Date.now())) return;
      const env = readEnv(variablesIn(this.#bindings));
      await callBackIn(env, party, await room.roomId(), room.alarms);
    }
  };
