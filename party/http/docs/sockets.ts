import { Schema } from "effect";
import { rooms } from "../../../domain/contexts.ts";
import { CLOSE, FINAL_CLOSE_CODES } from "../../../domain/shared/protocol.ts";
import type { JsonSchema } from "./type-text.ts";

/** A WebSocket of the product: text frames of JSON, each a member of one of the unions. */
export interface SocketDoc {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly clientFrames: JsonSchema;
  readonly serverFrames: JsonSchema;
}

/** A schema's JSON form as JSON schema. */
export const jsonSchema = (schema: Schema.Constraint): JsonSchema =>
  Schema.toJsonSchemaDocument(schema).schema as JsonSchema;

/** Every socket, described from the schemas that decode its frames. */
export const socketDocs = (): readonly SocketDoc[] =>
  rooms.map(({ path, title, description, clientFrames, serverFrames }) => ({
    path,
    title,
    description,
    clientFrames: jsonSchema(clientFrames),
    serverFrames: jsonSchema(serverFrames),
  }));

/** Close codes of the sockets; after a final one a client must not reconnect by itself. */
export const closeCodes = (): readonly {
  readonly name: string;
  readonly code: number;
  readonly final: boolean;
}[] => Object.entries(CLOSE).map(([name, code]) => ({ name, code, final: FINAL_CLOSE_CODES.includes(code) }));
