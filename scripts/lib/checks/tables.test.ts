import { describe, expect, it } from "vitest";
import { root } from "../paths.ts";
import { foreignTablesIn, foreignTablesOf, tablesOf, unusedExceptions } from "./tables.ts";

const tables = tablesOf(root);
const foreign = (file: string, source: string) => foreignTablesIn(tables, file, source);

const violations: [what: string, file: string, source: string, line: string][] = [
  [
    "a table that is imported",
    "domain/summons/a.ts",
    `import { chatMessages } from "../../db/schema/index.ts";`,
    "1 reads chat_messages of chat",
  ],
  [
    "a table that a statement names",
    "domain/courses/offers/a.ts",
    "\nconst rows = sql`select 1\n from help_summons h`;",
    "3 reads help_summons of summons",
  ],
  [
    "one that is joined",
    "domain/chat/a.ts",
    "sql`join inbox_presence p on true`",
    "1 reads inbox_presence of",
  ],
  [
    "one after a comma",
    "domain/chat/a.ts",
    "sql`from chat_rooms r, blocks b where true`",
    "1 reads blocks of",
  ],
  [
    "a row that is written",
    "domain/chat/a.ts",
    "sql`update users u set name = ''`",
    "1 writes users of identity",
  ],
  [
    "a row that is added",
    "domain/chat/a.ts",
    "sql`insert into audit_log (a) values (1)`",
    "1 writes audit_log of",
  ],
  [
    "a row that is deleted",
    "domain/chat/a.ts",
    "sql`delete from users where true`",
    "1 writes users of identity",
  ],
  [
    "a row that the builder writes",
    "domain/sessions/a.ts",
    `import { studentTeachers } from "../../db/schema/index.ts";\n\ndb.update(studentTeachers).set({});`,
    "3 writes student_teachers of courses",
  ],
  [
    "an exception that another context has",
    "domain/summons/a.ts",
    "sql`select 1 from enrollments e`",
    "1 reads enrollments of learning",
  ],
  ["a view", "domain/chat/a.ts", "sql`select 1 from set_aside`", "1 reads set_aside of platform"],
];

const allowed: [what: string, file: string, source: string][] = [
  ["one's own tables", "domain/chat/a.ts", "sql`select 1 from chat_rooms r join chat_messages m on true`"],
  ["names of people", "domain/summons/a.ts", "sql`select u.name from users u`"],
  ["types of rows", "domain/chat/a.ts", `import type { QueuedMessage } from "../../db/schema/index.ts";`],
  ["comments", "domain/chat/a.ts", "// Taken from inbox_presence p\nconst a = 1;"],
  ["names of columns", "domain/chat/a.ts", "sql`select a.notifications, a.sessions from chat_rooms a`"],
  ["what tests arrange", "domain/chat/a.test.ts", "sql`delete from blocks`"],
  ["what is held against the books", "domain/goodwill/reconcile.ts", "sql`select 1 from help_summons`"],
  ["other folders", "party/http/a.ts", "sql`select 1 from help_summons`"],
];

describe("a context and the tables of others", () => {
  it.each(violations)("finds %s: %s", (_, file, source, line) => {
    expect(foreign(file, source)).toEqual([expect.stringContaining(`${file}:${line}`)]);
  });

  it.each(allowed)("lets be %s: %s", (_, file, source) => {
    expect(foreign(file, source)).toEqual([]);
  });

  it("knows every table and its owner", () => {
    expect(tables.length).toBeGreaterThan(70);
    expect(tables.filter(({ owner }) => owner === "")).toEqual([]);
  });
});

it("holds every context to its own tables, without exceptions that nobody needs", () => {
  expect(foreignTablesOf(root)).toEqual([]);
  expect(unusedExceptions(root)).toEqual([]);
});
