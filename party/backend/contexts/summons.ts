import { Effect } from "effect";
import {
  AcceptSummon,
  AttendSummon,
  CallOthersInstead,
  CancelSummon,
  CompleteSummon,
  DeclineSummon,
  EndWithoutHelper,
  ExpireSummon,
  LeaveCalls,
  LoadSummon,
  NotePresence,
  ReadLines,
  SayInSummon,
  SetAvailable,
} from "../../../domain/summons/commands.ts";
import { Availability } from "../../../domain/summons/offers/availability.ts";
import { Summons } from "../../../domain/summons/service.ts";
import { SummonsHandlers } from "../../http/summons.ts";
import { handle } from "../dispatcher.ts";

/** What the rooms of summons and inboxes ask of a backend. */
const commands = [
  handle(LoadSummon, ({ summonId }) => Summons.use((summons) => summons.load(summonId))),
  handle(AcceptSummon, ({ summonId, userId }) => Summons.use((summons) => summons.accept(userId, summonId))),
  handle(CompleteSummon, ({ summonId, userId }) =>
    Summons.use((summons) => summons.complete(userId, summonId)),
  ),
  handle(CancelSummon, ({ summonId, userId }) => Summons.use((summons) => summons.cancel(userId, summonId))),
  handle(CallOthersInstead, ({ summonId, userId }) =>
    Summons.use((summons) => summons.callOthers(userId, summonId)),
  ),
  handle(EndWithoutHelper, ({ summonId }) => Summons.use((summons) => summons.endWithoutHelper(summonId))),
  handle(LeaveCalls, ({ userId }) => Summons.use((summons) => summons.leaveCalls(userId))),
  handle(DeclineSummon, ({ summonId, userId }) =>
    Summons.use((summons) => summons.decline(userId, summonId)),
  ),
  handle(ExpireSummon, ({ summonId }) => Summons.use((summons) => summons.expire(summonId))),
  handle(AttendSummon, ({ summonId, present }) =>
    Summons.use((summons) => summons.attend(summonId, present)),
  ),
  handle(SayInSummon, ({ summonId, after, lines }) =>
    Summons.use((summons) => summons.say(summonId, after, lines)),
  ),
  handle(ReadLines, ({ summonId, after }) => Summons.use((summons) => summons.lines(summonId, after))),
  handle(SetAvailable, ({ userId, is }) =>
    Availability.use((availability) => availability.set(userId, is)).pipe(Effect.as(null)),
  ),
  handle(NotePresence, ({ userId, presence, seconds }) =>
    Availability.use((availability) => availability.notePresence(userId, presence, seconds)).pipe(
      Effect.as(null),
    ),
  ),
];

export const summons = { commands, handlers: SummonsHandlers, shared: [] };
