import { Effect, Exit } from "effect";
import * as fc from "fast-check";
import { afterEach, expect, it, vi } from "vitest";
import { DatabaseUnavailable } from "../../../db/errors.ts";
import { askedTogether } from "./asked-together.ts";

afterEach(() => {
  vi.useRealTimers();
});

it("gives everybody the answer to their own question, refusals too, by few statements", async () => {
  const batches = fc.array(fc.array(fc.nat(100), { minLength: 1, maxLength: 30 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(batches, fc.integer({ min: 1, max: 40 }), async (waves, most) => {
      let statements = 0;
      const ask = await Effect.runPromise(
        askedTogether<number, string, string, never>(most, (questions) =>
          Effect.promise(async () => {
            statements++;
            expect(questions.length).toBeLessThanOrEqual(most);
            await Promise.resolve();
            return questions.map((question) =>
              question % 3 === 0 ? Exit.fail(`no ${question}`) : Exit.succeed(`yes ${question}`),
            );
          }),
        ),
      );
      for (const wave of waves) {
        const before = statements;
        const answers = await Promise.all(wave.map((question) => Effect.runPromiseExit(ask(question))));
        expect(answers).toEqual(
          wave.map((question) =>
            question % 3 === 0 ? Exit.fail(`no ${question}`) : Exit.succeed(`yes ${question}`),
          ),
        );
        expect(statements - before).toBeLessThanOrEqual(Math.ceil(wave.length / most) + 1);
      }
    }),
  );
});

it("fails for the one whose question cannot be answered, and for nobody beside them", async () => {
  const ask = await Effect.runPromise(
    askedTogether<number, number, never, string>(10, (questions) =>
      questions.includes(2)
        ? Effect.fail("poison")
        : Effect.succeed(questions.map((question) => Exit.succeed(question))),
    ),
  );
  const exits = await Promise.all([1, 2, 3, 4].map((question) => Effect.runPromiseExit(ask(question))));
  expect(exits).toEqual([Exit.succeed(1), Exit.fail("poison"), Exit.succeed(3), Exit.succeed(4)]);
});

it("asks once for all while the database is away", async () => {
  let statements = 0;
  const ask = await Effect.runPromise(
    askedTogether<number, number, never, DatabaseUnavailable>(10, () =>
      Effect.suspend(() => {
        statements += 1;
        return Effect.fail(new DatabaseUnavailable({ outcome: "none" }));
      }),
    ),
  );
  await Promise.all(Array.from({ length: 10 }, (_, question) => Effect.runPromiseExit(ask(question))));
  expect(statements).toBeLessThanOrEqual(2);
});

it("fails for all where each of them fails, and answers those who ask next", async () => {
  let isAway = true;
  const ask = await Effect.runPromise(
    askedTogether<number, number, never, string>(10, (questions) =>
      isAway ? Effect.fail("away") : Effect.succeed(questions.map((question) => Exit.succeed(question))),
    ),
  );
  const failed = await Promise.all([1, 2].map((question) => Effect.runPromiseExit(ask(question))));
  expect(failed).toEqual([Exit.fail("away"), Exit.fail("away")]);
  isAway = false;
  expect(await Effect.runPromise(ask(3))).toBe(3);
});

it("waits for more where several asked together, and for nobody where one asks at a time", async () => {
  vi.useFakeTimers();
  const statements: number[][] = [];
  const ask = await Effect.runPromise(
    askedTogether<number, number, never, never>(
      10,
      (questions) =>
        Effect.sync(() => {
          statements.push([...questions]);
          return questions.map((question) => Exit.succeed(question));
        }),
      100,
    ),
  );
  const answer = (question: number) => Effect.runPromise(ask(question));
  await answer(1);
  await answer(2);
  expect(vi.getTimerCount()).toBe(0);
  await Promise.all([answer(3), answer(4), answer(5)]);
  const later = [answer(6)];
  await vi.advanceTimersByTimeAsync(99);
  later.push(answer(7));
  await vi.advanceTimersByTimeAsync(1);
  expect(await Promise.all(later)).toEqual([6, 7]);
  expect(statements.at(-1)).toEqual([6, 7]);
});
