import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "oxc-parser";
import { importsIn } from "./imports.ts";

/** A table or view of `db/schema/`. */
export interface Table {
  /** Its name in SQL. */
  readonly name: string;
  /** What the schema's file exports it as. */
  readonly exported: string;
  /** The context whose it is. */
  readonly owner: string;
}

/**
 * Who keeps the tables of a file of the schema, or one table of it, that is not named after its context: whoever needs
 * them first, until they have a context of their own.
 */
const KEEPERS: Readonly<Record<string, string>> = {
  student_teachers: "courses",
  instructor_followers: "learning",
  checkouts: "learning",
  busy_times: "sessions",
  blocks: "identity",
  content_flags: "chat",
  // Written by every context, through what `shared` has of it.
  audit_log: "shared",
};

/** Tables of another context that a context may read in statements of its own; it writes none of them. */
interface Exception {
  readonly table: string;
  /** The contexts, or one file; all of them where none is told. */
  readonly in?: RegExp;
  readonly mayWrite?: true;
  readonly because: string;
}

const EXCEPTIONS: readonly Exception[] = [
  {
    table: "users",
    because:
      "names of people are joined by their id; what of somebody decides rights is in identity/access.ts",
  },
  {
    table: "courses",
    in: /^domain\/(certificates|chat|sessions|summons|learning|homework)\//,
    because: "slug, title and creator are joined by a course's id; who is what in it is in courses/access.ts",
  },
  {
    table: "enrollments",
    in: /^domain\/(sessions|courses|homework)\//,
    because:
      "being enrolled makes somebody one of a course's people, which courses/access.ts decides; a session or homework is of an enrolment, and by it of a course; whether it stands is courses' enrolmentStands",
  },
  {
    table: "module_progress",
    in: /^domain\/courses\//,
    because: "courses and their pages show how far the reader is, in the statement that reads them",
  },
  {
    table: "module_notes",
    in: /^domain\/courses\/studio\/store\/modules\.ts$/,
    because: "a module on which something hangs is retired instead of removed",
  },
  {
    table: "homework_assignments",
    in: /^domain\/courses\/studio\/store\/modules\.ts$/,
    because: "a module on which something hangs is retired instead of removed",
  },
  {
    table: "course_slugs",
    in: /^domain\/(learning|homework)\//,
    because: "a page is found by any address that its course has had",
  },
  {
    table: "student_teachers",
    in: /^domain\/(learning|homework)\//,
    because:
      "whom a student may choose as teacher, and who reviews their homework, is joined with what else is shown",
  },
  {
    table: "course_curriculum",
    in: /^domain\/(summons\/store\/rows\.ts$|learning\/|homework\/)/,
    because:
      "a call shows the title of the module that it is about, and progress and homework are of modules",
  },
  {
    table: "webhook_events",
    in: /^domain\/mail\//,
    mayWrite: true,
    because:
      "one table of what services outside tell; the rows of a provider are of the context that hears it",
  },
  {
    table: "chat_notices",
    in: /^domain\/platform\/set-aside\.ts$/,
    mayWrite: true,
    because: "what is set aside is one list over all queues, as the view set_aside is",
  },
  {
    table: "mail_queue",
    in: /^domain\/platform\/set-aside\.ts$/,
    mayWrite: true,
    because: "what is set aside is one list over all queues, as the view set_aside is",
  },
];

/** Files that hold stored figures against the rows they are made of, whosever those are; nothing of the product runs them. */
const audits = /^domain\/[^/]+\/reconcile\.ts$/;

/** Every table and view of a project, with its owner: the context of the schema's file, or its keeper. */
export const tablesOf = (project: string): Table[] =>
  globSync("db/schema/**/*.ts", { cwd: project }).flatMap((file) => {
    const context = /^db\/schema\/([^/.]+)/.exec(file)?.[1] ?? "";
    const source = readFileSync(join(project, file), "utf8");
    return [...source.matchAll(/export const (\w+) = pg(?:Table|View)\(\s*"(\w+)"/g)].map(
      ([, exported = "", name = ""]) => ({
        name,
        exported,
        owner: KEEPERS[name] ?? KEEPERS[context] ?? context,
      }),
    );
  });

/** The source with its comments blanked out, line for line. */
const withoutComments = (file: string, source: string): string =>
  parseSync(file, source).comments.reduce(
    (text, { start, end }) =>
      text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, " ") + text.slice(end),
    source,
  );

interface Use {
  readonly table: Table;
  readonly line: number;
  readonly isWrite: boolean;
}

/** Where a source text uses tables: imported from the schema, or named in the text of a statement. */
const usesIn = (tables: readonly Table[], file: string, source: string): Use[] => {
  const code = withoutComments(file, source);
  const lineAt = (index: number) => code.slice(0, index).split("\n").length;
  const byExport = new Map(tables.map((table) => [table.exported, table]));
  const imported = importsIn(file, source)
    .filter(({ path }) => path.startsWith("db/schema/"))
    .flatMap(({ names, line }) =>
      names.flatMap((name): Use[] => {
        const table = byExport.get(name);
        if (table === undefined) return [];
        const write = new RegExp(`\\.(insert|update|delete)\\(\\s*${name}\\b`).exec(code);
        return [{ table, line: write ? lineAt(write.index) : line, isWrite: write !== null }];
      }),
    );
  const byName = new Map(tables.map((table) => [table.name, table]));
  const named = [
    ...code.matchAll(/\b(from|join|update|into|using|,)\s+(?:only\s+)?"?([a-z_]+)"?(?=[\s`(,)])/g),
  ];
  return [
    ...imported,
    ...named.flatMap(({ 1: word = "", 2: name = "", index }): Use[] => {
      const table = byName.get(name);
      // After a comma stands a table only where it is given another name at once: `from users u, courses c`.
      const isTable = word !== "," || /^,\s+\w+ [a-z]\w*\s/.test(code.slice(index, index + name.length + 20));
      if (table === undefined || !isTable) return [];
      const isDeleted = word === "from" && /delete\s+$/.test(code.slice(0, index));
      return [{ table, line: lineAt(index), isWrite: word === "update" || word === "into" || isDeleted }];
    }),
  ];
};

/**
 * The tables of another context that a source of a context uses, each as a line `file:line reads x of y`; those with an
 * exception left out. Tests may use any.
 */
export const foreignTablesIn = (tables: readonly Table[], file: string, source: string): string[] => {
  const context = /^domain\/([^/]+)\//.exec(file)?.[1];
  if (context === undefined || /\.test\.ts$/.test(file) || audits.test(file)) return [];
  const isAllowed = ({ table, isWrite }: Use) =>
    EXCEPTIONS.some(
      (exception) =>
        exception.table === table.name &&
        (exception.in?.test(file) ?? true) &&
        (exception.mayWrite === true || !isWrite),
    );
  return usesIn(tables, file, source)
    .filter((use) => use.table.owner !== context && !isAllowed(use))
    .map(
      ({ table, line, isWrite }) =>
        `${file}:${line} ${isWrite ? "writes" : "reads"} ${table.name} of ${table.owner}`,
    );
};

/** Those of every context of a project. */
export const foreignTablesOf = (project: string): string[] => {
  const tables = tablesOf(project);
  return globSync("domain/**/*.ts", { cwd: project }).flatMap((file) =>
    foreignTablesIn(tables, file, readFileSync(join(project, file), "utf8")),
  );
};

/** Exceptions that no source makes use of any more. */
export const unusedExceptions = (project: string): string[] => {
  const tables = tablesOf(project);
  const used = globSync("domain/**/*.ts", { cwd: project }).flatMap((file) =>
    usesIn(tables, file, readFileSync(join(project, file), "utf8")).map(({ table }) => ({ file, table })),
  );
  return EXCEPTIONS.filter(
    (exception) =>
      !used.some(({ file, table }) => table.name === exception.table && (exception.in?.test(file) ?? true)),
  ).map(({ table, in: where }) => `${table}${where ? ` in ${where}` : ""}`);
};
