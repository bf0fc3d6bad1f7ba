import { Effect, type Exit } from "effect";

/** Runs an effect for what is none itself: gathered work, timers. Does not reject. */
export type RunExit = <A, E>(effect: Effect.Effect<A, E>) => Promise<Exit.Exit<A, E>>;

/** Keeps what surrounds the effect that asks for it, as its log: `Effect.runPromiseExit` would know nothing of it. */
export const runExitHere: Effect.Effect<RunExit> = Effect.map(Effect.context<never>(), (context) =>
  Effect.runPromiseExitWith(context),
);
