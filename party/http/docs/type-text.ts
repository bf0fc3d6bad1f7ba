/** A JSON schema, as far as this page reads one. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly description?: string;
}

/** The type that a JSON schema describes, in the notation of TypeScript, limits as comments. */
export const typeText = (schema: JsonSchema, indent = ""): string => {
  if (schema.$ref !== undefined)
    return (
      schema.$ref
        .split("/")
        .at(-1)
        ?.replace(/Encoded$/, "") ?? "unknown"
    );
  const members = schema.anyOf ?? schema.oneOf;
  if (members !== undefined) return union(members, indent);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.type === "object") return object(schema, indent);
  if (schema.type === "array") {
    const item = typeText(schema.items ?? {}, indent);
    return /[|&]/.test(item.split("{")[0] ?? "") ? `(${item})[]` : `${item}[]`;
  }
  if (schema.type === undefined) return "unknown";
  return `${schema.format === "uuid" ? "uuid" : schema.type}${limits(schema)}`;
};

const union = (members: readonly JsonSchema[], indent: string): string => {
  const objects = members.filter((member) => member.type === "object").length;
  const separator = objects > 1 ? `\n${indent}| ` : " | ";
  const texts = members.map((member) => typeText(member, indent));
  return `${objects > 1 ? `\n${indent}| ` : ""}${texts.join(separator)}`;
};

const object = (schema: JsonSchema, indent: string): string => {
  const inner = `${indent}  `;
  const entries = Object.entries(schema.properties ?? {});
  if (entries.length === 0) return "{}";
  if (entries.length === 1 && entries[0]?.[0] === "_tag")
    return `{ _tag: ${typeText(entries[0][1], inner)} }`;
  const lines = entries.map(
    ([name, value]) =>
      `${inner}${name}${schema.required?.includes(name) ? "" : "?"}: ${typeText(value, inner)}`,
  );
  return `{\n${lines.join("\n")}\n${indent}}`;
};

const SAFE = Number.MAX_SAFE_INTEGER;

const limits = (schema: JsonSchema): string => {
  const { minimum, maximum, exclusiveMinimum, minLength, maxLength } = schema;
  const bounds = [
    minimum === undefined || minimum <= -SAFE ? "" : `≥ ${minimum}`,
    exclusiveMinimum === undefined ? "" : `> ${exclusiveMinimum}`,
    maximum === undefined || maximum >= SAFE ? "" : `≤ ${maximum}`,
    minLength === undefined || minLength === 0 ? "" : `at least ${minLength} long`,
    maxLength === undefined ? "" : `at most ${maxLength} long`,
  ].filter(Boolean);
  return bounds.length === 0 ? "" : ` /* ${bounds.join(", ")} */`;
};
