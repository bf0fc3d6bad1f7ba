import { Schema } from "effect";
import { defineCommand } from "../shared/command.ts";
import { Count, Uuid } from "../shared/schema.ts";
import { RejectionCode } from "../shared/wire.ts";
import { Summon, SummonLine } from "./model.ts";

const summonId = { summonId: Uuid };
const byUser = Schema.Struct({ ...summonId, userId: Uuid });

/** The summon and the number of its last line: what a room needs in order to begin. */
export const LoadSummon = defineCommand({
  name: "summons.load",
  payload: Schema.Struct(summonId),
  success: Schema.Struct({ summon: Summon, lastSeq: Count }),
});

export const AcceptSummon = defineCommand({ name: "summons.accept", payload: byUser, success: Summon });
export const CompleteSummon = defineCommand({ name: "summons.complete", payload: byUser, success: Summon });
export const CancelSummon = defineCommand({ name: "summons.cancel", payload: byUser, success: Summon });

export const CallOthersInstead = defineCommand({ name: "summons.others", payload: byUser, success: Summon });

/** Ends and pays a help whose helper has been gone for long, where it can pay; answers it as it is then. */
export const EndWithoutHelper = defineCommand({
  name: "summons.gone",
  payload: Schema.Struct(summonId),
  success: Summon,
});

/** Expires the summon if its time has come; answers it as it is then. */
export const ExpireSummon = defineCommand({
  name: "summons.expire",
  payload: Schema.Struct(summonId),
  success: Summon,
});

/** Ends what somebody waits for and was offered in courses in which they may no longer ask, or answer. */
export const LeaveCalls = defineCommand({
  name: "summons.leave",
  payload: Schema.Struct({ userId: Uuid }),
  success: Schema.Null,
});

/** Somebody does not want to answer a summon. */
export const DeclineSummon = defineCommand({
  name: "summons.decline",
  payload: byUser,
  success: Schema.Null,
});

/** Notes who of the two is in the room now; whoever is not named has left. */
export const AttendSummon = defineCommand({
  name: "summons.attend",
  payload: Schema.Struct({ ...summonId, present: Schema.Array(Uuid) }),
  success: Summon,
});

/** A line on its way into Postgres. */
export const NewLine = Schema.Struct({ id: Uuid, userId: Uuid, content: Schema.String });
export type NewLine = typeof NewLine.Type;

/**
 * `said` holds every line after the room's last, new ones and any it has missed; `repeated` those of the batch
 * that were said before; `refused` why others were not taken. `index` is the place in the batch.
 */
export const SayResult = Schema.Struct({
  said: Schema.Array(SummonLine),
  repeated: Schema.Array(Schema.Struct({ index: Count, line: SummonLine })),
  refused: Schema.Array(Schema.Struct({ index: Count, code: RejectionCode, message: Schema.String })),
});
export type SayResult = typeof SayResult.Type;

/** Stores lines in order and numbers them without gaps. `after` is the last number that the room has shown. */
export const SayInSummon = defineCommand({
  name: "summons.say",
  payload: Schema.Struct({ ...summonId, after: Count, lines: Schema.Array(NewLine) }),
  success: SayResult,
});

/** A page of lines after `after`, in order of `seq`; an empty one is the last. */
export const ReadLines = defineCommand({
  name: "summons.lines",
  payload: Schema.Struct({ ...summonId, after: Count }),
  success: Schema.Array(SummonLine),
});

/** Ready to answer summons or not any more. `Forbidden` for whoever teaches no course. */
export const SetAvailable = defineCommand({
  name: "summons.available",
  payload: Schema.Struct({ userId: Uuid, is: Schema.Boolean }),
  success: Schema.Null,
});

/** How the user is with PeerLoop on their devices, for `seconds` from now if nothing more is heard. */
export const NotePresence = defineCommand({
  name: "summons.presence",
  payload: Schema.Struct({
    userId: Uuid,
    presence: Schema.Literals(["looking", "connected", "gone"]),
    seconds: Count,
  }),
  success: Schema.Null,
});
