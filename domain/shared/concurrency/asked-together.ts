import { Effect, Exit } from "effect";
import { isUnavailable } from "../../../db/errors.ts";
import { GroupCommit } from "./group-commit.ts";
import { type RunExit, runExitHere } from "./run-exit.ts";
import { SerialQueue } from "./serial-queue.ts";

interface Waiting<Question, Answer, Refusal> {
  readonly question: Question;
  readonly resume: (exit: Exit.Exit<Answer, Refusal>) => void;
}

const isAway = ({ cause }: Exit.Failure<unknown, unknown>): boolean =>
  cause.reasons.some((reason) => reason._tag === "Fail" && isUnavailable(reason.error));

const answerAll = async <Question, Answer, Refusal, Failure>(
  run: RunExit,
  answer: (questions: readonly Question[]) => Effect.Effect<readonly Exit.Exit<Answer, Refusal>[], Failure>,
  waiting: readonly Waiting<Question, Answer, Refusal | Failure>[],
): Promise<void> => {
  const exit = await run(answer(waiting.map(({ question }) => question)));
  // One question that cannot be answered must not take its neighbours down.
  if (Exit.isFailure(exit) && waiting.length > 1 && !isAway(exit)) {
    for (const alone of waiting) await answerAll(run, answer, [alone]);
    return;
  }
  for (const [index, { resume }] of waiting.entries())
    resume(
      Exit.isFailure(exit) ? Exit.failCause(exit.cause) : (exit.value[index] as Exit.Exit<Answer, Refusal>),
    );
};

/**
 * Answers the same question of many by one statement: what is asked while one statement runs is answered by the next,
 * so their number does not depend on how many ask. Where that fails, each is asked alone, unless the database is away.
 * @param most questions that one statement answers at most
 * @param answer an answer or a refusal for each question, in their order
 * @param gatherMs milliseconds that the next statement waits for more, where several asked together; 0 where it is not given
 */
export const askedTogether = <Question, Answer, Refusal, Failure>(
  most: number,
  answer: (questions: readonly Question[]) => Effect.Effect<readonly Exit.Exit<Answer, Refusal>[], Failure>,
  gatherMs?: number,
): Effect.Effect<(question: Question) => Effect.Effect<Answer, Refusal | Failure>> =>
  Effect.map(runExitHere, (run) => {
    const group = new GroupCommit<Waiting<Question, Answer, Refusal | Failure>>(new SerialQueue(), {
      maxBatch: most,
      commit: (waiting) => answerAll(run, answer, waiting),
      ...(gatherMs === undefined ? {} : { gatherMs }),
    });
    return (question) => Effect.callback((resume) => group.add({ question, resume }));
  });
