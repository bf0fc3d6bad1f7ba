import type { Refusal } from "./rules.ts";

/** Why nothing may be handed in, as whoever tries reads it. */
export const refusalWords: Record<Refusal, string> = {
  retired: "This homework doesn’t take anything anymore.",
  accepted: "Your homework was accepted. There’s nothing left to hand in.",
  claimed: "It’s being reviewed right now. Wait for the feedback, then send the next version.",
  attempts: "You’ve used all your attempts. Wait for the feedback on the last one.",
  late: "The due date has passed, and this homework doesn’t take late work. Ask your teacher for more time.",
};
