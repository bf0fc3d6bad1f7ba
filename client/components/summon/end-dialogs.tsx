import { MIN_TALK_SECONDS } from "../../../domain/summons/limits.ts";
import { formatClock } from "../../lib/beat-clock.ts";
import type { SummonRoom } from "../../stores/summon.ts";
import { talkSecondsAt } from "../../stores/summon-state.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";

interface EndDialogProps {
  readonly room: SummonRoom;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks before the help is completed, and says what becomes of the points. */
export const CompleteDialog = (props: EndDialogProps) => {
  const talked = () => talkSecondsAt(props.room.state(), performance.now());
  const summon = () => props.room.state().summon;
  const words = () => {
    const { points = 0, responder, student } = summon() ?? {};
    return talked() >= MIN_TALK_SECONDS
      ? `${points} points go to ${responder?.name ?? "the helper"}. The talk stays here to be read.`
      : `You were together for ${formatClock(talked())}. Before ${formatClock(MIN_TALK_SECONDS)} no points are given: they go back to ${student?.name ?? "the student"}.`;
  };
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title="Is the help done?"
      description={words()}
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
};

/** Asks before the help is left unfinished. */
export const CancelDialog = (props: EndDialogProps) => (
  <Dialog
    open={props.open}
    onClose={props.onClose}
    title="Leave the help unfinished?"
    description={`All ${props.room.state().summon?.points ?? 0} points go back to ${props.room.state().summon?.student.name ?? "the student"}, however long you talked.`}
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
