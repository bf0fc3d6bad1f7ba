import { callParty } from "../wire/calls.ts";
import type { Env } from "../wire/env.ts";
import type { Alarms } from "./alarms.ts";

/**
 * Has an actor do what its alarm rang for by a signed request to its own address: an alarm does not tell the room's, nor
 * lets it reach its neighbours. Where that fails the alarm rings again.
 * @param roomId undefined where the room is not known: nobody is in it, and no alarm was ever set
 */
export const callBackIn = async (
  env: Env,
  party: string,
  roomId: string | undefined,
  alarms: Alarms,
): Promise<void> => {
  if (roomId === undefined) return;
  try {
    const answer = await callParty(env, null, party, roomId, "", '{"_tag":"Alarm"}');
    // A room that cannot be loaded now is no fault of the alarm's, and whoever it waits for has said so.
    if (answer.status === 503) return await alarms.retry(Date.now());
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
  } catch (cause) {
    console.error(`${party} alarm failed`, cause);
    await alarms.retry(Date.now());
  }
};
