import { CARRIED_HOURS, MIN_TALK_SECONDS } from "../../../../domain/summons/limits.ts";
import { formatClock } from "../../../lib/time/beat-clock.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { endTexts } from "../texts/ending.ts";
import type { SummonRoom } from "./summon.ts";
import { countedSecondsAt } from "./summon-state.ts";

/** What becomes of the points when the help ends now, whoever ends it and however. */
const pointsText = (room: SummonRoom): string => {
  const state = room.state();
  const { points = 0, responder, student } = state.summon ?? {};
  const isStudent = state.you?.role === "student";
  const counted = countedSecondsAt(state, performance.now());
  if (counted >= MIN_TALK_SECONDS)
    return endTexts.paid(points, isStudent ? (responder?.name ?? endTexts.theHelper) : endTexts.you);
  const back = isStudent ? endTexts.backToYou(points) : endTexts.backTo(student?.name ?? endTexts.theStudent);
  if (state.lines.length === 0) return endTexts.silent(back);
  return endTexts.tooShort(formatClock(counted), formatClock(MIN_TALK_SECONDS), back, CARRIED_HOURS);
};

/** Asks before the help is finished: there is one way to end it. */
export const FinishDialog = (props: {
  readonly room: SummonRoom;
  readonly open: boolean;
  readonly onClose: () => void;
}) => (
  <Dialog
    open={props.open}
    onClose={props.onClose}
    title={endTexts.allSorted}
    description={pointsText(props.room)}
    footer={
      <>
        <Button onClick={props.onClose}>{endTexts.keepTalking}</Button>
        <Button
          variant="primary"
          onClick={() => {
            props.room.ask("Complete");
            props.onClose();
          }}
        >
          {endTexts.finish}
        </Button>
      </>
    }
  >
    {null}
  </Dialog>
);
