import type { SocketDoc } from "./sockets.ts";
import type { JsonSchema } from "./type-text.ts";

export interface Content {
  readonly "application/json"?: { readonly schema: JsonSchema };
  /** A file as it is. */
  readonly "application/octet-stream"?: { readonly schema: JsonSchema };
}

export interface Operation {
  readonly tags?: readonly string[];
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema?: JsonSchema;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly content?: Content }>>;
  readonly security?: readonly unknown[];
}

export interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly "x-websockets": readonly SocketDoc[];
}
