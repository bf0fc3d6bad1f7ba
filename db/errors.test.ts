import { describe, expect, it } from "@effect/vitest";
import { Effect, Exit } from "effect";
import { Database } from "./database.ts";
import { courseTags } from "./schema/index.ts";
import { add, execute, slugs, useDatabase } from "./testing/use-database.ts";

const { on } = useDatabase();

describe("errors", () => {
  it.live("are tagged by what was refused, and name the constraint", () =>
    Effect.gen(function* () {
      yield* add("a");
      expect(yield* Effect.flip(add("a"))).toMatchObject({
        _tag: "UniqueViolation",
        constraint: "categories_name_key",
      });
      expect(yield* Effect.flip(add("A b"))).toMatchObject({
        _tag: "CheckViolation",
        constraint: "categories_slug_check",
      });
      const db = yield* Database;
      const courseId = "00000000-0000-7000-8000-000000000001";
      const orphan = db.query((d) => d.insert(courseTags).values({ courseId, tag: "t" }));
      expect(yield* Effect.flip(orphan)).toMatchObject({
        _tag: "ForeignKeyViolation",
        constraint: "course_tags_course_id_courses_id_fk",
      });
    }).pipe(on()),
  );

  it.live("carry neither SQL nor values", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(execute("select 'a secret' from nowhere"));
      expect(error).toMatchObject({ _tag: "QueryFailed", code: "42P01" });
      expect(`${String(error)} ${error.stack} ${JSON.stringify(error)}`).not.toMatch(/secret|nowhere/);
    }).pipe(on()),
  );

  it.live("leave a mistake in the code a defect", () =>
    Effect.gen(function* () {
      const db = yield* Database;
      const exit = yield* Effect.exit(
        db.query(() => {
          throw new TypeError("bug");
        }),
      );
      expect(Exit.hasDies(exit)).toBe(true);
    }).pipe(on()),
  );

  it.live("say that the server is not reached, and that nothing was written", () =>
    Effect.gen(function* () {
      expect(yield* Effect.flip(slugs)).toMatchObject({ _tag: "DatabaseUnavailable", outcome: "none" });
    }).pipe(on({ url: "postgres://nobody@127.0.0.1:1/nothing" })),
  );
});
