import type { R2Bucket } from "@cloudflare/workers-types";
import { Layer, References } from "effect";
import { POOL_SIZE, QUERY_TIMEOUT_MS } from "../../db/connection-limits.ts";
import { Database } from "../../db/database.ts";
import { CredentialKeys, readKeys } from "../../domain/certificates/index.ts";
import { lent, services } from "../../domain/contexts.ts";
import { SiteUrl } from "../../domain/mail/site-url.ts";
import { Operator } from "../../domain/platform/operator.ts";
import { outboxLayer } from "../../domain/platform/outbox.ts";
import { RateLimits } from "../../domain/shared/rate-limits.ts";
import { filesLayer } from "../adapters/files.ts";
import { fontFilesLayer } from "../adapters/font-files.ts";
import { mailLayer } from "../adapters/mail.ts";
import { paymentPageLayer } from "../adapters/sandbox-payments.ts";
import type { Parties } from "../wire/calls.ts";
import type { Env } from "../wire/env.ts";
import { actorsLayer } from "./actors-layer.ts";
import { effectLog } from "./log.ts";

/** No spans: nobody collects them. */
const noSpans = Layer.succeed(References.TracerEnabled, false);

/** What nobody has set is not known. */
const operatorOf = (env: Env) => ({
  name: env.OPERATOR_NAME ?? null,
  address: env.OPERATOR_ADDRESS?.replaceAll("\\n", "\n") ?? null,
  email: env.OPERATOR_EMAIL ?? null,
});

/**
 * Every service of a backend actor, over one pool of its own. The Durable Object that builds it is the one that
 * must use it: a socket belongs to the object that opened it.
 */
export const servicesLayer = (env: Env, parties: () => Parties, bucket?: R2Bucket) => {
  const { DATABASE_URL: url, rateLimits } = env;
  const database = Database.layer({ url, max: POOL_SIZE, queryTimeoutMs: QUERY_TIMEOUT_MS });
  const ground = Layer.mergeAll(
    actorsLayer(env, parties),
    Layer.succeed(RateLimits, rateLimits),
    Layer.succeed(Operator, operatorOf(env)),
    mailLayer(env),
    filesLayer(bucket),
    fontFilesLayer(env),
    paymentPageLayer(env),
    Layer.succeed(SiteUrl, env.PUBLIC_URL),
    Layer.succeed(CredentialKeys, env.CREDENTIAL_KEYS === undefined ? null : readKeys(env.CREDENTIAL_KEYS)),
    lent,
  ).pipe(Layer.provideMerge(database));
  const delivery = outboxLayer.pipe(Layer.provideMerge(ground));
  // Below the services, which keep what surrounds them for what they do on their own.
  return services.pipe(Layer.provideMerge(delivery), Layer.provideMerge(Layer.merge(effectLog, noSpans)));
};

/** What a backend's layer provides. */
export type Services = Layer.Success<ReturnType<typeof servicesLayer>>;
