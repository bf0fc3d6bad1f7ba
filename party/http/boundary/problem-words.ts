import type { SchemaIssue } from "effect";
import { problemIn } from "../../wire/problem.ts";

/** Names a part of a request: `body`, `query`, `path`. */
export type Part = "body" | "query" | "path" | "headers";

/** What is wrong with a part of a request, as one sentence that names the field. Never holds the input itself. */
export const problemWords = (issue: SchemaIssue.Issue, part: Part): string => {
  const { path, text } = problemIn(issue);
  return `${path || part}: ${text}.`;
};
