import postgres from "postgres";
import { columnNotes } from "./column-notes.ts";
import { type Column, type Enumeration, enumerations, introspect, type Relation } from "./introspect.ts";
import { purposes } from "./purposes.ts";

const preface = `# What PeerLoop holds

Made from the database itself by \`npm run db:docs\`; texts come from \`db/docs/\`. Do not edit this page.

Every moment is a \`timestamp with time zone\` in UTC. Ids are UUIDv7, made by the server, or by the client where a
request must be repeatable. Money is in integer cents beside its currency. Rows of the books (money, goodwill,
attendance, audit) are never deleted, and neither are people.
`;

/**
 * The page of docs that describes every table and view of the migrated database at `url`, as Markdown.
 * @throws Error when a table, view or column is described that does not exist, or a table exists undescribed
 */
export async function renderSchemaDocs(url: string): Promise<string> {
  const sql = postgres(url, { max: 4, onnotice: () => {} });
  try {
    const relations = new Map((await introspect(sql)).map((relation) => [relation.name, relation]));
    const enums = new Map((await enumerations(sql)).map((found) => [found.name, found]));
    complain(relations);
    const contexts = Object.entries(purposes);
    const contents = contexts.map(
      ([context, tables]) =>
        `- [${context}](#context-${context}): ${Object.keys(tables)
          .map((name) => `[${name}](#${name})`)
          .join(", ")}`,
    );
    const sections = contexts.map(([context, tables]) =>
      [
        `## Context ${context}\n`,
        ...Object.entries(tables).map(([name, purpose]) => render(relations.get(name), purpose, enums)),
      ].join("\n"),
    );
    return [preface, contents.join("\n"), "", ...sections].join("\n");
  } finally {
    await sql.end();
  }
}

function complain(relations: ReadonlyMap<string, Relation>): void {
  const described = Object.values(purposes).flatMap((tables) => Object.keys(tables));
  const columns = new Set(
    [...relations.values()].flatMap(({ name, columns: of }) => of.map((column) => `${name}.${column.name}`)),
  );
  const wrong = [
    ...[...relations.keys()]
      .filter((name) => !described.includes(name))
      .map((name) => `${name} is not described`),
    ...described.filter((name) => !relations.has(name)).map((name) => `${name} does not exist`),
    ...Object.keys(columnNotes)
      .filter((name) => !columns.has(name))
      .map((name) => `${name} does not exist`),
  ];
  if (wrong.length > 0) throw new Error(`db/docs is out of step with the schema:\n${wrong.join("\n")}`);
}

function render(
  relation: Relation | undefined,
  purpose: string,
  enums: ReadonlyMap<string, Enumeration>,
): string {
  if (!relation) return "";
  const list = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? `\n${title}:\n\n${lines.map((line) => `- ${line}`).join("\n")}` : "";
  return [
    `### ${relation.name}\n`,
    `${purpose}\n`,
    "| column | type | null | default | refers to | notes |",
    "| --- | --- | --- | --- | --- | --- |",
    ...relation.columns.map((column) => row(relation, column, enums)),
    list("Constraints", relation.constraints),
    list("Indexes", relation.indexes),
    list("Triggers", relation.triggers),
  ]
    .filter((part) => part !== "")
    .join("\n")
    .concat("\n");
}

function row({ name, isView }: Relation, column: Column, enums: ReadonlyMap<string, Enumeration>): string {
  const values = enums.get(column.type)?.values;
  const notes = [
    values ? values.map((value) => `\`${value}\``).join(", ") : "",
    columnNotes[`${name}.${column.name}`] ?? "",
  ];
  const [target] = column.references?.split(".") ?? [];
  const cells = [
    `\`${column.name}\``,
    column.type.replace("timestamp with time zone", "timestamptz").replace("character varying", "varchar"),
    column.nullable && !isView ? "yes" : "",
    column.default ? `\`${column.default}\`` : "",
    target ? `[${column.references}](#${target})` : "",
    notes.filter(Boolean).join(". "),
  ];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
}
