import { Exit, Schema } from "effect";
import type { Command, PayloadOf, SuccessOf } from "../../../domain/shared/command.ts";
import { PublicError, ServiceUnavailable } from "../../../domain/shared/errors.ts";
import { BACKEND_PARTY, backendId } from "../backends.ts";
import { callParty, type Parties } from "../calls.ts";
import type { Env } from "../env.ts";
import { COMMAND_PATH } from "../rooms.ts";

/** The answer of a backend actor to a command. */
export type CommandAnswer = { readonly ok: unknown } | { readonly error: unknown };

const decodeError = Schema.decodeUnknownExit(PublicError);

const unavailable = () => new ServiceUnavailable({ message: "PeerLoop can’t be reached right now." });

/** A way to a backend and back: takes a command as JSON. Rejects where it is not known whether it took effect. */
export type AskBackend = (body: string) => Promise<CommandAnswer>;

/** The backend of `key`, reached by a call for each command. */
export const overCall =
  (env: Env, parties: Parties, key: string): AskBackend =>
  async (body) =>
    (await callParty(env, parties, BACKEND_PARTY, backendId(key), COMMAND_PATH, body)).json();

/**
 * Runs a command on a backend. Rejects with a `PublicError`; with `ServiceUnavailable` also when it is not known
 * whether the command took effect, so repeat it only under the same unique keys.
 */
export const callBackend = async <C extends Command>(
  ask: AskBackend,
  command: C,
  payload: PayloadOf<C>,
): Promise<SuccessOf<C>> => {
  const body = JSON.stringify({ name: command.name, payload: encodeWith(command.payload)(payload) });
  let answer: CommandAnswer;
  try {
    answer = await ask(body);
  } catch {
    throw unavailable();
  }
  if ("ok" in answer) return readWith(command.success)(answer.ok) as SuccessOf<C>;
  const error = decodeError(answer.error);
  throw Exit.isSuccess(error) ? error.value : unavailable();
};

const memoised = <A>(make: (schema: Schema.Codec<unknown, unknown>) => A) => {
  const known = new WeakMap<object, A>();
  return (schema: Schema.Codec<unknown, unknown>): A => {
    const made = known.get(schema) ?? make(schema);
    known.set(schema, made);
    return made;
  };
};

/** Whether values of a schema are their own JSON: the compiler has checked all there is to check. */
const isJson = (schema: Schema.Codec<unknown, unknown>) => Schema.toEncoded(schema).ast === schema.ast;

export const encodeWith = memoised((schema) =>
  isJson(schema) ? (value: unknown) => value : Schema.encodeUnknownSync(schema),
);
export const decodeWith = memoised((schema) => Schema.decodeUnknownSync(schema));

/** Decodes what a backend answered: code of this very deployment has encoded it, so no shape is looked at. */
const readWith = memoised((schema) => (isJson(schema) ? (value: unknown) => value : decodeWith(schema)));
