import type { SchemaAST, SchemaIssue } from "effect";

/** What is wrong with an input: where, as a path such as `items[0].name` or "" for all of it, and what, as an end of a sentence. */
export interface Problem {
  readonly path: string;
  readonly text: string;
}

/**
 * The first thing that is wrong with an input, in our own words and never with the input in them: for the answers of
 * routes and of rooms alike. The formatters of `SchemaIssue` do not fit: they say of a union that nothing of it fits in
 * words of their own, whatever the hooks, and do not tell which member came nearest.
 */
export const problemIn = (issue: SchemaIssue.Issue): Problem => {
  const { path, text } = first(issue, []);
  return { path: written(path), text };
};

interface Found {
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

const first = (issue: SchemaIssue.Issue, path: readonly PropertyKey[]): Found => {
  switch (issue._tag) {
    case "Pointer":
      return first(issue.issue, [...path, ...issue.path]);
    case "Encoding":
      return first(issue.issue, path);
    case "Composite":
      return first(issue.issues[0], path);
    case "AnyOf": {
      // Of several members the one that fits the type best knows best what is wrong.
      const best = issue.issues.find((member) => member._tag !== "InvalidType");
      return best ? first(best, path) : { path, text: `must be ${expected(issue.ast)}` };
    }
    case "Filter":
      return { path, text: saidByFilter(issue.issue) ?? checked(issue.filter) };
    case "MissingKey":
      return { path, text: "is required" };
    case "UnexpectedKey":
      return { path, text: "isn’t known here" };
    case "InvalidType":
      return { path, text: `must be ${expected(issue.ast)}` };
    default:
      return { path, text: "isn’t valid" };
  }
};

const written = (path: readonly PropertyKey[]): string =>
  path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`))
    .join("");

const NAMES: Partial<Record<SchemaAST.AST["_tag"], string>> = {
  String: "text",
  Number: "a number",
  Boolean: "true or false",
  Objects: "an object",
  Arrays: "a list",
  Null: "null",
};

const expected = (ast: SchemaAST.AST): string => {
  if (ast._tag === "Literal") return JSON.stringify(ast.literal);
  if (ast._tag === "Union") return [...new Set(ast.types.map(expected))].join(" or ");
  return NAMES[ast._tag] ?? "something else";
};

/** What a check of ours says about this very value. */
const saidByFilter = (issue: SchemaIssue.Issue): string | undefined => {
  const message = issue._tag === "InvalidValue" ? issue.annotations?.message : undefined;
  return typeof message === "string" ? message : undefined;
};

interface Representation {
  readonly id: string;
  readonly payload?: Readonly<Record<string, unknown>> | null;
}

const checked = (filter: {
  readonly annotations?: { readonly [key: string]: unknown } | undefined;
}): string => {
  const message = filter.annotations?.message;
  if (typeof message === "string") return message;
  const { id = "", payload } = (filter.annotations?.representation ?? {}) as Partial<Representation>;
  switch (id.replace("effect/schema/", "")) {
    case "isMinLength":
      return payload?.minLength === 1
        ? "must not be empty"
        : `must have at least ${payload?.minLength} characters`;
    case "isMaxLength":
      return `must have at most ${payload?.maxLength} characters`;
    case "isUUID":
      return "must be a UUID";
    case "isInt":
      return "must be a whole number";
    case "isBetween":
      return `must be from ${payload?.minimum} to ${payload?.maximum}`;
    case "isGreaterThan":
      return `must be more than ${payload?.exclusiveMinimum}`;
    case "isGreaterThanOrEqualTo":
      return `must be at least ${payload?.minimum}`;
    case "isLessThanOrEqualTo":
      return `must be at most ${payload?.maximum}`;
    case "isPattern":
      return "has characters that aren’t allowed";
    default:
      return "isn’t valid";
  }
};
