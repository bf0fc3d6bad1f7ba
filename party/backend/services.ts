import type { R2Bucket } from "@cloudflare/workers-types";
import { Layer } from "effect";
import { Database } from "../../db/database.ts";
import { POOL_SIZE, QUERY_TIMEOUT_MS } from "../../db/limits.ts";
import { ChatAdmissions } from "../../domain/chat/admissions.ts";
import { Attachments } from "../../domain/chat/attachments/service.ts";
import { ChatHistory } from "../../domain/chat/history/service.ts";
import { ChatModeration } from "../../domain/chat/moderation/service.ts";
import { AnswerMarking } from "../../domain/chat/notices/answers-marking.ts";
import { ChatNotices } from "../../domain/chat/notices/service.ts";
import { ChatSettings } from "../../domain/chat/notices/settings.ts";
import { ChatSearchIndex } from "../../domain/chat/search/search-index.ts";
import { Chat } from "../../domain/chat/service.ts";
import { CourseAccess } from "../../domain/courses/access.ts";
import { Courses } from "../../domain/courses/service.ts";
import { Goodwill } from "../../domain/goodwill/service.ts";
import { Identity } from "../../domain/identity/service.ts";
import { Attempts } from "../../domain/identity/sign-in/attempts.ts";
import { Revocations } from "../../domain/identity/sign-in/revocations.ts";
import { Notifications } from "../../domain/notifications/service.ts";
import { outboxLayer } from "../../domain/platform/outbox.ts";
import { Platform } from "../../domain/platform/service.ts";
import { SetAside } from "../../domain/platform/set-aside.ts";
import { Sessions } from "../../domain/sessions/service.ts";
import { RateLimits } from "../../domain/shared/rate-limits.ts";
import { Summons } from "../../domain/summons/service.ts";
import { filesLayer } from "../adapters/files.ts";
import { mailLayer } from "../adapters/mail.ts";
import type { Parties } from "../wire/calls.ts";
import type { Env } from "../wire/env.ts";
import { actorsLayer } from "./actors-layer.ts";
import { effectLog } from "./log.ts";

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
    mailLayer(env),
    filesLayer(bucket),
  ).pipe(Layer.provideMerge(database));
  const delivery = outboxLayer.pipe(Layer.provideMerge(ground));
  const base = Layer.mergeAll(Attempts.layer, CourseAccess.layer, Goodwill.layer, Notifications.layer).pipe(
    Layer.provideMerge(delivery),
  );
  const services = Layer.mergeAll(
    Identity.layer,
    Revocations.layer,
    Courses.layer,
    Platform.layer,
    SetAside.layer,
    Chat.layer,
    ChatHistory.layer,
    ChatNotices.layer,
    ChatSearchIndex.layer,
    ChatSettings.layer,
    AnswerMarking.layer,
    ChatAdmissions.layer,
    ChatModeration.layer,
    Attachments.layer,
    Summons.layer,
    Sessions.layer,
  );
  return services.pipe(Layer.provideMerge(base), Layer.merge(effectLog));
};

/** What a backend's layer provides. */
export type Services = Layer.Success<ReturnType<typeof servicesLayer>>;
