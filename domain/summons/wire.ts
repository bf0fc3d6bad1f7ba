import { Schema } from "effect";
import { Person, Uuid, VisibleFrameText } from "../shared/schema.ts";
import { Beat, BeatAnswer, Rejected } from "../shared/wire.ts";
import { MAX_SAY_LENGTH } from "./limits.ts";
import { Summon, SummonLine } from "./model.ts";

/** An eligible helper takes the summon. The first one wins; the others get the `State` that names the winner. */
const Accept = Schema.TaggedStruct("Accept", {});

/**
 * The student or the helper ends the help; points are released when both were together for at least 5 minutes and
 * something was said. Earlier helps of the two in the course within 24 hours that paid nothing add to it.
 */
const Complete = Schema.TaggedStruct("Complete", {});

/** The student takes the summon back before somebody has taken it; after that either ends the help, as by `Complete`. */
const Cancel = Schema.TaggedStruct("Cancel", {});

/**
 * The student has the question go out again to everybody but the helper, who has been gone for `HELPER_GONE_SECONDS`
 * before the help could pay: the points stay held, and the `State` names the new summon as `repeatedBy`. A help that
 * can pay by then is completed instead. Asking again is harmless.
 */
const CallOthers = Schema.TaggedStruct("CallOthers", {});

/** A line in the help room. `id` is made by the client; sending it again is harmless. */
export const Say = Schema.TaggedStruct("Say", { id: Uuid, content: VisibleFrameText(MAX_SAY_LENGTH) });

/** What a client may send to `/parties/summon/<summon id>`. */
export const SummonClientFrame = Schema.Union([Accept, Complete, Cancel, CallOthers, Say, Beat]);
export type SummonClientFrame = typeof SummonClientFrame.Type;

/** The summon as it is now, and who of its two people is in the room. First frame and after every change. */
const SummonState = Schema.TaggedStruct("State", {
  protocol: Schema.Int,
  you: Schema.Struct({
    ...Person.fields,
    role: Schema.Literals(["student", "responder", "candidate", "observer"]),
  }),
  summon: Summon,
  present: Schema.Array(Uuid),
});

/** Lines in order of `seq`: all so far on joining, then new ones. Only the two people in it get them. */
const Said = Schema.TaggedStruct("Said", { lines: Schema.Array(SummonLine) });

/** What `/parties/summon/<summon id>` sends. */
export const SummonServerFrame = Schema.Union([SummonState, Said, Rejected, BeatAnswer]);
export type SummonServerFrame = typeof SummonServerFrame.Type;
