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
  ReadLines,
  SayInSummon,
} from "../../../domain/summons/commands.ts";
import { Summons } from "../../../domain/summons/service.ts";
import { handle } from "./dispatcher.ts";

/** What the rooms of summons ask of a backend. */
export const summonCommands = [
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
];
