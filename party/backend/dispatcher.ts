import { Cause, type Effect, Exit, Schema } from "effect";
import type { DatabaseError } from "../../db/errors.ts";
import type { Command, PayloadOf, SuccessOf } from "../../domain/shared/command.ts";
import { BadRequest, InternalError, PublicError } from "../../domain/shared/errors.ts";
import { type CommandAnswer, decodeWith, encodeWith } from "../wire/commands/call-backend.ts";
import { toPublicError } from "./public-error.ts";

/** A command and the effect that carries it out with the services `R` of a backend. */
export interface CommandHandler<R> {
  readonly command: Command;
  readonly run: (payload: unknown) => Effect.Effect<unknown, PublicError | DatabaseError, R>;
}

/** Ties a command to what carries it out; payload and success keep their types. */
export const handle = <C extends Command, R>(
  command: C,
  run: (payload: PayloadOf<C>) => Effect.Effect<SuccessOf<C>, PublicError | DatabaseError, R>,
): CommandHandler<R> => ({ command, run: run as CommandHandler<R>["run"] });

const decodeRequest = Schema.decodeUnknownExit(
  Schema.Struct({ name: Schema.String, payload: Schema.Unknown }),
);
const encodeError = Schema.encodeUnknownSync(PublicError);

/**
 * Runs the command that a verified request body names. Never fails: what goes wrong is a `PublicError` in the
 * answer, and nothing internal is in it.
 */
export const dispatcher = <R>(
  handlers: readonly CommandHandler<NoInfer<R>>[],
  run: <A, E>(effect: Effect.Effect<A, E, R>) => Promise<Exit.Exit<A, E>>,
) => {
  const byName = new Map(handlers.map((handler) => [handler.command.name, handler]));
  return async (body: string): Promise<CommandAnswer> => {
    try {
      const request = decodeRequest(JSON.parse(body));
      const handler = Exit.isSuccess(request) ? byName.get(request.value.name) : undefined;
      if (!handler || !Exit.isSuccess(request))
        return { error: encodeError(new BadRequest({ message: "This command doesn’t exist." })) };
      const payload = decodeWith(handler.command.payload)(request.value.payload);
      const exit = await run(handler.run(payload));
      if (Exit.isSuccess(exit)) return { ok: encodeWith(handler.command.success)(exit.value) };
      return { error: encodeError(toPublicError(Cause.squash(exit.cause), handler.command.name)) };
    } catch (cause) {
      console.error("command failed", cause);
      return { error: encodeError(new InternalError({ message: "Something went wrong on our end." })) };
    }
  };
};
