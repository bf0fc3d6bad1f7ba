import type { Random } from "../random.ts";
import { mutated, wildJson, wildText } from "./hostile.ts";

/** As much of a JSON Schema as the API's document uses. */
interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

interface Described {
  readonly operationId?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
}

/** The API's OpenAPI document. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, JsonSchema>> };
}

/** One endpoint of the API, with what it takes. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: JsonSchema | null;
}

/** Every endpoint that the document names. */
export const operationsOf = (document: ApiDocument): Operation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      method: method.toUpperCase(),
      path,
      parameters: described.parameters ?? [],
      body: described.requestBody?.content["application/json"]?.schema ?? null,
    })),
  );

/** Something that exists: `kind` is the part of a path before its name or id. */
export interface Known {
  readonly kind: string;
  readonly name: string;
}

/** Kinds of what fields of a body name. */
const ID_FIELDS: Readonly<Record<string, string>> = {
  roomId: "rooms",
  courseId: "course ids",
  userId: "user ids",
  authorId: "user ids",
  chatMessageId: "messages",
};

/** Makes requests for the endpoints of a document. */
export interface RequestMaker {
  make(random: Random): { method: string; path: string; body: string | undefined; operation: Operation };
}

/**
 * Requests that fit an endpoint and requests that nearly do.
 * @param known what exists, so that some requests reach what they ask for
 */
export const requestMaker = (document: ApiDocument, known: readonly Known[]): RequestMaker => {
  const operations = operationsOf(document);
  // Most routes of the sign-in library hash a password or end the sign-in, which takes longer than all the rest.
  const quick = operations.filter(({ path }) => !path.startsWith("/api/auth/"));
  const schemas = document.components?.schemas ?? {};
  const ids = known.filter(({ name }) => /^[0-9a-f-]{36}$/.test(name)).map(({ name }) => name);

  const fitting = (random: Random, schema: JsonSchema, depth = 6): unknown => {
    if (depth === 0) return null;
    const { $ref } = schema;
    if ($ref !== undefined) return fitting(random, schemas[$ref.split("/").at(-1) ?? ""] ?? {}, depth - 1);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return random.pick(schema.enum);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices && choices.length > 0) return fitting(random, random.pick(choices), depth - 1);
    const type = typeof schema.type === "string" ? schema.type : schema.type?.[0];
    switch (type) {
      case "string":
        return text(random, schema);
      case "integer":
      case "number":
        return (schema.minimum ?? 0) + random.below(Math.min(schema.maximum ?? 1_000, 1_000) + 1);
      case "boolean":
        return random.chance(0.5);
      case "null":
        return null;
      case "array":
        return Array.from({ length: Math.max(schema.minItems ?? 0, random.below(3)) }, () =>
          fitting(random, schema.items ?? {}, depth - 1),
        );
      case "object":
        return Object.fromEntries(
          Object.entries(schema.properties ?? {})
            .filter(([name]) => schema.required?.includes(name) || random.chance(0.6))
            .map(([name, each]) => [name, idFor(random, name) ?? fitting(random, each, depth - 1)]),
        );
      default:
        return wildJson(random, 1);
    }
  };

  const text = (random: Random, { minLength = 0, maxLength = 60, format, pattern }: JsonSchema): string => {
    if (format === "uuid" || pattern?.includes("[0-9a-f"))
      return random.chance(0.8) ? random.pick(ids) : random.uuid();
    const made = random.weighted({ known: 5, instant: 1, plain: 4 });
    if (made === "known") return random.pick(known).name;
    if (made === "instant") return new Date(random.below(2_000_000_000) * 1_000).toISOString();
    return "some words to look for "
      .repeat(3)
      .slice(0, Math.max(minLength, random.below(Math.min(maxLength, 60) + 1)));
  };

  const parameter = (random: Random, { schema }: Parameter): string => {
    const kind = random.weighted({ fits: 5, wild: 3, number: 2 });
    if (kind === "number") return String(random.pick([-1, 0, 1, 20, 50, 1e9, 2 ** 53, 2 ** 64, Number.NaN]));
    if (kind === "wild") return wildText(random);
    const value = fitting(random, schema);
    return typeof value === "string" ? value : JSON.stringify(value);
  };

  /** Mostly an id that exists, for a field whose name says of what. */
  const idFor = (random: Random, field: string): string | undefined => {
    const kind = ID_FIELDS[field];
    const fitting = known.filter((each) => each.kind === kind);
    return fitting.length > 0 && random.chance(0.7) ? random.pick(fitting).name : undefined;
  };

  /** A name that exists at this place of a path, where any is known. */
  const nameAt = (random: Random, path: string, parameter: string): string => {
    const parts = path.split("/");
    const kind = parts[parts.indexOf(`{${parameter}}`) - 1];
    const fitting = known.filter((each) => each.kind === kind);
    return random.pick(fitting.length > 0 ? fitting : known).name;
  };

  return {
    make: (random) => {
      const operation = random.pick(random.chance(0.8) ? quick : operations);
      const query = new URLSearchParams();
      let { path } = operation;
      for (const each of operation.parameters) {
        const value = () => parameter(random, each).toWellFormed();
        if (each.in === "path") {
          const name = random.chance(0.7) ? nameAt(random, path, each.name) : value();
          path = path.replace(`{${each.name}}`, encodeURIComponent(name) || "%20");
        } else if (each.in === "query" && (each.required ? random.chance(0.9) : random.chance(0.5)))
          query.append(each.name, value());
      }
      if (random.chance(0.05)) query.append(wildText(random).toWellFormed(), wildText(random).toWellFormed());
      const search = query.size > 0 ? `?${query}` : "";
      return { method: operation.method, path: path + search, body: bodyOf(random, operation), operation };
    },
  };

  function bodyOf(random: Random, { method, body }: Operation): string | undefined {
    if (method === "GET" || (body === null && random.chance(0.7))) return undefined;
    const value = body === null ? wildJson(random) : fitting(random, body);
    switch (random.weighted({ fits: 3, mutated: 5, wild: 1, text: 1, deep: 0.2 })) {
      case "fits":
        return JSON.stringify(value);
      case "mutated":
        return JSON.stringify(mutated(random, value));
      case "wild":
        return JSON.stringify(wildJson(random));
      case "deep":
        return random.pick([
          "[".repeat(20_000),
          `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`,
          "x".repeat(300_000),
        ]);
      default:
        return wildText(random, 200);
    }
  }
};
