import type { Schema } from "effect";

/**
 * A typed request from an actor (or the worker) to a backend actor: the one way to Postgres for whoever
 * is not a backend. Failures are members of `PublicError`.
 */
export interface Command<
  Name extends string = string,
  Payload extends Schema.Codec<unknown, unknown> = Schema.Codec<unknown, unknown>,
  Success extends Schema.Codec<unknown, unknown> = Schema.Codec<unknown, unknown>,
> {
  readonly name: Name;
  readonly payload: Payload;
  readonly success: Success;
}

/** Declares a command. Names are `context.verb`; both schemas must encode to JSON. */
export const defineCommand = <const Name extends string, P, PE, S, SE>(options: {
  readonly name: Name;
  readonly payload: Schema.Codec<P, PE>;
  readonly success: Schema.Codec<S, SE>;
}): Command<Name, Schema.Codec<P, PE>, Schema.Codec<S, SE>> => options;

export type PayloadOf<C> = C extends Command<string, infer P, infer _> ? P["Type"] : never;
export type SuccessOf<C> = C extends Command<string, infer _, infer S> ? S["Type"] : never;
