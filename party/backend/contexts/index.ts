import { type Effect, Layer } from "effect";
import type { DatabaseError } from "../../../db/errors.ts";
import type { SharedAnswers } from "../../http/cache/shared-answers.ts";
import type { Services } from "../services.ts";
import { certificates } from "./certificates.ts";
import { chat } from "./chat.ts";
import { courses } from "./courses.ts";
import { homework } from "./homework.ts";
import { identity } from "./identity.ts";
import { inbox } from "./inbox.ts";
import { learning } from "./learning.ts";
import { mail } from "./mail.ts";
import { notifications } from "./notifications.ts";
import { platform } from "./platform.ts";
import { sessions } from "./sessions.ts";
import { summons } from "./summons.ts";

/**
 * What contexts do in a backend: the commands of actors that they carry out, their handlers of the JSON API, and which
 * of its answers many may share.
 */
const contexts = [
  mail,
  identity,
  courses,
  notifications,
  certificates,
  learning,
  homework,
  sessions,
  chat,
  summons,
  inbox,
  platform,
] as const;

type Context = (typeof contexts)[number];
type Handler = Context["commands"][number];

/** Every command that a backend carries out. */
export const commands = contexts.flatMap((context): readonly Handler[] => context.commands);

type Handlers = Context["handlers"];

/** The handlers of every group of the API. */
export const handlers = Layer.mergeAll(
  ...(contexts.map((context): Handlers => context.handlers) as [Handlers, ...Handlers[]]),
);

interface Shared extends Pick<SharedAnswers, "sharedWith"> {
  readonly version: Effect.Effect<string, DatabaseError, Services>;
}

/** Every kind of answer that many may share. */
export const shared = contexts.flatMap((context): readonly Shared[] => context.shared);
