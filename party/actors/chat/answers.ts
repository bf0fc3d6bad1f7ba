import type { ChangeResult, CommitResult } from "../../../domain/chat/commands.ts";
import { MAX_EDITS, MAX_PINS, MAX_REACTIONS } from "../../../domain/chat/limits.ts";
import { isSameMessage, type Pending } from "../../../domain/chat/room/batch.ts";
import type { ChatRoom } from "../../../domain/chat/room.ts";
import type { ChatServerFrame } from "../../../domain/chat/wire.ts";
import type { Rejected, RejectionCode } from "../../../domain/shared/wire.ts";

/** Answers who waits, once; null where a broadcast has answered already. */
export type Answer<Waiting> = (waiting: Waiting, frame: ChatServerFrame | Rejected | null) => void;

const CONFLICT = ["conflict", "Another message has this id. Give it a new one."] as const;
const REFUSED = {
  conflict: CONFLICT,
  orphan: ["not_found", "The message this replies to isn’t in this room."],
  fileless: ["not_found", "An attachment is missing, or belongs to another message."],
} as const satisfies Record<string, readonly [RejectionCode, string]>;

/** The message itself acknowledges what is stored now; what was known is repeated to those who sent it again. */
export const answerMessage = <Sender, P extends Pending<Sender>>(
  room: ChatRoom,
  result: CommitResult,
  waiting: readonly P[],
  answer: Answer<P>,
): void => {
  const rejected = ([code, message]: readonly [RejectionCode, string]): Rejected => ({
    _tag: "Rejected",
    id: result.id,
    of: "Send",
    code,
    message,
  });
  const [first] = waiting;
  for (const pending of waiting) {
    if (!("message" in result)) answer(pending, rejected(REFUSED[result.outcome]));
    else if (first && !isSameMessage(first.message, pending.message)) answer(pending, rejected(CONFLICT));
    else answer(pending, result.outcome === "stored" ? null : (room.frames([result.message])[0] ?? null));
  }
};

/** What a change was wanted by: the tag and id of its frame. */
interface Wanted {
  readonly _tag: string;
  readonly id: string;
}

/** A change that was made acknowledges itself; what changed nothing is answered with the message as it is. */
export const answerChange = <Waiting>(
  room: ChatRoom,
  result: ChangeResult | undefined,
  waiting: Waiting,
  wanted: Wanted,
  answer: Answer<Waiting>,
): void => {
  if (result === undefined || result.outcome === "changed") return answer(waiting, null);
  if (result.outcome === "same") {
    room.learn([result.person]);
    return answer(waiting, room.frames([result.message])[0] ?? null);
  }
  const [code, message] = whyNot(result.outcome, wanted._tag);
  answer(waiting, { _tag: "Rejected", id: wanted.id, of: wanted._tag, code, message });
};

const tooMany = (tag: string): string => {
  if (tag === "Pin") return `A room can have at most ${MAX_PINS} pinned messages.`;
  return tag === "Edit"
    ? `A message can be edited ${MAX_EDITS} times. Write a new one.`
    : `A message can have at most ${MAX_REACTIONS} different reactions.`;
};

type Outcome = Exclude<ChangeResult["outcome"], "changed" | "same">;

const whyNot = (outcome: Outcome, tag: string): readonly [RejectionCode, string] => {
  switch (outcome) {
    case "not_found":
      return ["not_found", "This message doesn’t exist, or it was deleted."];
    case "empty":
      return ["malformed", "A message without files needs visible text."];
    case "too_many":
      return ["conflict", tooMany(tag)];
    case "forbidden":
      return tag === "MarkAnswer"
        ? ["forbidden", "Only the person who asked can mark an answer, and not one of their own."]
        : ["forbidden", "This message belongs to someone else."];
  }
};
