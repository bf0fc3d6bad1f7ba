import { Effect, Schema } from "effect";
import { MAILS_PER_RECIPIENT } from "../../../domain/identity/limits.ts";
import { renewHash } from "../../../domain/identity/passwords/password-renewal.ts";
import { Identity } from "../../../domain/identity/service.ts";
import { Attempts } from "../../../domain/identity/sign-in/attempts.ts";
import { Revocations } from "../../../domain/identity/sign-in/revocations.ts";
import { emailTaken, isAddressTaken } from "../../../domain/identity/sign-in/taken.ts";
import { NotFound, TooManyRequests } from "../../../domain/shared/errors.ts";
import { Outbox } from "../../../domain/shared/outbox.ts";
import { Uuid } from "../../../domain/shared/schema.ts";
import type { Env } from "../../wire/env.ts";
import { errorResponse } from "../../wire/error-response.ts";
import { checkOrigin } from "../../wire/origin.ts";
import { API_RULE } from "../../wire/request-rules.ts";
import { type CookieSettings, readSessionToken } from "../../wire/session-cookie.ts";
import { withHint } from "../../wire/sign-in-hint.ts";
import { publicErrorOf } from "../boundary/boundary.ts";
import { withBoundedBody } from "../boundary/request-body.ts";
import { withSecurityHeaders } from "../boundary/security.ts";
import { type Noticed, noticing, type Run } from "./adapter.ts";
import { isAddressTakenMeanwhile, refusedChange, voidLink } from "./address-change.ts";
import { judged, presented } from "./answer.ts";
import { attemptsOf } from "./attempts.ts";
import { type AuthServices, makeAuth } from "./auth.ts";
import { type Caller, callerOf, inputRefusal } from "./caller.ts";
import { readDevice, rememberingCookie } from "./device-cookie.ts";
import { HashTurns } from "./hash-turns.ts";
import { type AuthInput, inputOf, withInput } from "./input.ts";
import { AUTH_ROUTES } from "./routes.ts";
import { answerTaken } from "./taken-address.ts";

const BASE = "/api/auth";
const routes = new Map(AUTH_ROUTES.map((route) => [`${route.method} ${route.path}`, route]));

/**
 * Everything under `/api/auth`, as a function from request to answer that never rejects. The sign-in library sees
 * only requests to routes that PeerLoop opens, with bodies that fit; its errors go out in PeerLoop's form.
 */
export const makeAuthHandler = (
  runtime: { readonly runPromise: Run<AuthServices> },
  env: Pick<Env, "AUTH_SECRET" | "PUBLIC_URL" | "isLocal" | "rateLimits">,
): ((request: Request) => Promise<Response>) => {
  const run: Run<AuthServices> = (effect) => runtime.runPromise(effect);
  const turns = new HashTurns(env.rateLimits);
  const auth = makeAuth(run, env, () => turns.pause());

  const respond = async (request: Request): Promise<Response> => {
    const bounded = await withBoundedBody(request, API_RULE);
    const foreign = checkOrigin(request, env);
    if (foreign) throw foreign;
    const url = new URL(request.url);
    const route = routes.get(`${request.method.toLowerCase()} ${url.pathname.slice(BASE.length)}`);
    if (!route) throw new NotFound({ message: "There’s nothing at this address." });
    if (!(bounded instanceof Request)) throw bounded;
    const input = await inputOf(route, bounded);
    const caller = await callerOf(run, env, route, request, input);
    const refusal = await inputRefusal(run, caller, input);
    if (refusal?._tag === "BadRequest") throw refusal;
    const attempts = attemptsOf(run, caller);
    await attempts.before();
    // Counted: who is somebody is not to be asked without end.
    if (refusal !== null) throw refusal;
    const isMailed = await mayMail(run, caller, input).catch(async (refused: unknown) => {
      // No password was looked at.
      await attempts.after("undecided");
      throw refused;
    });
    if (!isMailed) return Response.json(MAILED);
    const isTaken = route.id === "signUp" && (await run(isAddressTaken(String(input.email))));
    const asNew = () => answerTaken(run, env, request, input, () => turns.pause());
    if (isTaken) {
      const answer = await turns.take(false, asNew);
      await endFormer(run, env, request);
      return answer;
    }
    if (route.id === "revokeSession") return revokeOne(run, caller, input);

    const serve = async () => {
      const wrong = await refusedChange(run, caller, input, () => turns.pause());
      const { result, noticed } = await noticing(
        async () => wrong ?? auth.handler(withInput(bounded, input)),
      );
      if (noticed.outdatedHash !== undefined && result.ok) {
        await turns.pause();
        await run(renewHash(noticed.outdatedHash, String(input.password ?? input.currentPassword)));
      }
      return { result, noticed, ...(await judged(result, noticed)) };
    };
    try {
      const { result, noticed, code, error } = await (route.hashes
        ? turns.take(caller.device !== null, serve)
        : serve());
      await attempts.after(
        result.ok ? "right" : code !== undefined && WRONG.has(code) ? "wrong" : "undecided",
      );
      if (error === null)
        throw noticed.last ?? new Error(`the sign-in library answered ${result.status} ${code ?? ""}`);
      // Two at the same moment: the one that was later is answered like any other.
      if (route.id === "signUp" && error !== undefined && error.message === emailTaken().message)
        return await asNew();
      if (error !== undefined) return errorResponse(error, code);
      if (route.id === "signIn" || route.id === "signUp") await endFormer(run, env, request);
      const cookies = await cookiesOf(env, caller, request, input, noticed);
      return await presented(route, result, cookies, env.PUBLIC_URL);
    } catch (failure) {
      await attempts.after("undecided");
      if (route.id === "verifyEmail" && isAddressTakenMeanwhile(failure)) return voidLink(input);
      throw failure;
    }
  };

  return async (request) => {
    const response = await respond(request).catch((failure: unknown) =>
      errorResponse(publicErrorOf(failure, `${request.method} ${new URL(request.url).pathname}`)),
    );
    return withHint(withSecurityHeaders(response, "api", request), env);
  };
};

/** The library's words for a password that was looked at and is wrong. */
const WRONG: ReadonlySet<string> = new Set(["INVALID_EMAIL_OR_PASSWORD", "INVALID_PASSWORD"]);

/** The answer to whoever asks for a reset link, whether or not there is an account, and whether or not one is sent. */
const MAILED = {
  status: true,
  message: "If this email exists in our system, check your email for the reset link",
};

/**
 * Counts mails to the same address, whether or not it has an account. Rejects with `TooManyRequests` past the limit;
 * but where nobody may learn what was mailed answers false: then no new link is made either, and the last one is good.
 */
const mayMail = async (run: Run<AuthServices>, { route }: Caller, input: AuthInput): Promise<boolean> => {
  if (route.limit !== "mail") return true;
  const counted = Attempts.use((attempts) =>
    attempts.count(`mail|${route.id}|${String(input.newEmail ?? input.email)}`, MAILS_PER_RECIPIENT),
  );
  try {
    await run(counted);
    return true;
  } catch (refused) {
    if (route.id === "requestPasswordReset" && refused instanceof TooManyRequests) return false;
    throw refused;
  }
};

const isUuid = Schema.is(Uuid);

/** Ends one of the caller's sign-ins by its id. The answer does not tell whether there was one. */
const revokeOne = async (
  run: Run<AuthServices>,
  { signedIn }: Caller,
  input: AuthInput,
): Promise<Response> => {
  const userId = signedIn?.id ?? "";
  const id = input.token;
  if (!isUuid(id)) return Response.json({ status: true });
  await run(
    Effect.gen(function* () {
      const outbox = yield* Outbox;
      const identity = yield* Identity;
      const revocations = yield* Revocations;
      const ended = Effect.andThen(identity.revokeAuthSession(userId, id), revocations.revoked(userId, id));
      yield* outbox.transaction(ended).pipe(Effect.catchTag("NotFound", () => Effect.void));
    }),
  );
  return Response.json({ status: true });
};

/** Whoever signs in leaves the sign-in that this browser had before. */
const endFormer = async (run: Run<AuthServices>, env: CookieSettings, request: Request): Promise<void> => {
  const token = await readSessionToken(request.headers.get("cookie"), env);
  if (token === null) return;
  await run(
    Effect.gen(function* () {
      const outbox = yield* Outbox;
      const identity = yield* Identity;
      const revocations = yield* Revocations;
      yield* outbox.transaction(
        Effect.gen(function* () {
          const former = yield* identity.end(token);
          if (former !== null) yield* revocations.revoked(former.userId, former.id);
        }),
      );
    }),
  );
};

/** A device on which somebody has shown that an account is theirs is known to it from then on. */
const cookiesOf = async (
  env: CookieSettings,
  { route }: Caller,
  request: Request,
  input: AuthInput,
  noticed: Noticed,
): Promise<readonly string[]> => {
  const isProof = route.id === "signIn" || route.id === "signUp";
  const email = isProof ? String(input.email) : noticed.resetFor;
  if (email === undefined) return [];
  return [await rememberingCookie(await readDevice(request.headers.get("cookie"), env), email, env)];
};
