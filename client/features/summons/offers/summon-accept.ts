import type { Summon, SummonStatus } from "../../../../domain/summons/model.ts";
import type { SummonClientFrame, SummonServerFrame } from "../../../../domain/summons/wire.ts";
import { api } from "../../../lib/request/api.ts";
import { openRoomSocket } from "../../../live/socket/socket.ts";
import { refusalBy } from "../../../live/socket/socket-refusal.ts";
import { offerTexts } from "../texts/offers.ts";

/** What came of accepting an offer. */
export type AcceptOutcome =
  | { readonly _tag: "Won" }
  | { readonly _tag: "Lost"; readonly responderId: string; readonly responderName: string }
  | { readonly _tag: "Over"; readonly status: SummonStatus }
  | { readonly _tag: "Refused"; readonly message: string };

/** What a summon's state says about an attempt to take it; null while it is still open. */
export const outcomeOf = (summon: Summon, userId: string): AcceptOutcome | null => {
  if (summon.status === "pending") return null;
  if (summon.responderId === userId && summon.status === "responded") return { _tag: "Won" };
  if (summon.responder && summon.responderId !== userId)
    return { _tag: "Lost", responderId: summon.responder.id, responderName: summon.responder.name };
  return { _tag: "Over", status: summon.status };
};

/**
 * Takes an offered summon, from whatever page. Asks again on every new connection until the room has said
 * who took it: the first to be answered wins.
 */
export const acceptOffer = (userId: string, summonId: string): Promise<AcceptOutcome> =>
  new Promise((resolve) => {
    let asked = false;
    const finish = (outcome: AcceptOutcome) => {
      resolve(outcome);
      socket.close();
    };
    const socket = openRoomSocket<SummonClientFrame, SummonServerFrame>({
      party: "summon",
      room: summonId,
      onFrame: (frame) => {
        if (frame._tag === "Rejected") finish({ _tag: "Refused", message: frame.message });
        if (frame._tag !== "State") return;
        const outcome = outcomeOf(frame.summon, userId);
        if (outcome) finish(outcome);
        else if (!asked) asked = socket.send({ _tag: "Accept" });
      },
      onStatus: (status) => {
        asked = false;
        if (status === "closed") finish({ _tag: "Refused", message: offerTexts.notOpen });
      },
      whyRefused: refusalBy(() => api.summon(summonId)),
    });
  });
