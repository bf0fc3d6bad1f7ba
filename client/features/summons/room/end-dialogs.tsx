import { CARRIED_HOURS, MIN_TALK_SECONDS } from "../../../../domain/summons/limits.ts";
import { formatClock } from "../../../lib/time/beat-clock.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import type { SummonRoom } from "./summon.ts";
import { countedSecondsAt } from "./summon-state.ts";

interface EndDialogProps {
  readonly room: SummonRoom;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** What becomes of the points when the help ends now, whoever ends it and however. */
const pointsText = (room: SummonRoom): string => {
  const state = room.state();
  const { points = 0, responder, student } = state.summon ?? {};
  const isStudent = state.you?.role === "student";
  const counted = countedSecondsAt(state, performance.now());
  if (counted >= MIN_TALK_SECONDS)
    return `${points} points go to ${isStudent ? (responder?.name ?? "the helper") : "you"}. The talk stays here to be read.`;
  const back = isStudent
    ? `your ${points} points are yours again`
    : `they go back to ${student?.name ?? "the student"}`;
  if (state.lines.length === 0)
    return `Nobody has written anything yet. Without a talk no points are given: ${back}.`;
  return `You were together for ${formatClock(counted)}. Before ${formatClock(MIN_TALK_SECONDS)} no points are given: ${back}. Another talk of you two within ${CARRIED_HOURS} hours adds to this one.`;
};

/** Asks before the help is completed. */
export const CompleteDialog = (props: EndDialogProps) => (
  <Dialog
    open={props.open}
    onClose={props.onClose}
    title="Is the help done?"
    description={pointsText(props.room)}
    footer={
      <>
        <Button onClick={props.onClose}>Keep talking</Button>
        <Button
          variant="primary"
          onClick={() => {
            props.room.ask("Complete");
            props.onClose();
          }}
        >
          Yes, complete it
        </Button>
      </>
    }
  >
    {null}
  </Dialog>
);

/** Asks before the help is left unfinished. */
export const CancelDialog = (props: EndDialogProps) => (
  <Dialog
    open={props.open}
    onClose={props.onClose}
    title="Leave the help unfinished?"
    description={pointsText(props.room)}
    footer={
      <>
        <Button onClick={props.onClose}>Stay</Button>
        <Button
          variant="danger"
          onClick={() => {
            props.room.ask("Cancel");
            props.onClose();
          }}
        >
          Leave it unfinished
        </Button>
      </>
    }
  >
    {null}
  </Dialog>
);
