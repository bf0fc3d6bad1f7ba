import { Layer } from "effect";
import { chat } from "./chat/index.ts";
import { courses } from "./courses/index.ts";
import { goodwill } from "./goodwill/index.ts";
import { identity } from "./identity/index.ts";
import { inbox } from "./inbox/index.ts";
import { notifications } from "./notifications/index.ts";
import { platform } from "./platform/index.ts";
import { sessions } from "./sessions/index.ts";
import { stack } from "./shared/stack.ts";
import { summons } from "./summons/index.ts";

/**
 * Every context, each after those it asks: the one list from which services, API, admission, sweep and reference are
 * made. A context's `index.ts` says what it brings in.
 */
export const contexts = [
  identity,
  courses,
  goodwill,
  notifications,
  sessions,
  chat,
  summons,
  inbox,
  platform,
] as const;

type Context = (typeof contexts)[number];

/** What contexts lend to those below them. Needs nothing. */
export const lent = Layer.mergeAll(courses.lends, summons.lends);

/** Every service of every context. */
export const services = stack(contexts);

/** Every group of the API. */
export type ApiGroup = Context["apis"][number];
export const apis = contexts.flatMap((context): readonly ApiGroup[] => context.apis) as [ApiGroup, ...ApiGroup[]];

/** Every kind of room that somebody may have a socket in. */
export type Room = Context["rooms"][number];
export const rooms = contexts.flatMap((context): readonly Room[] => context.rooms);

/** What the sweep looks after; each bears being repeated. */
export type Chore = Context["chores"][number];
export const chores = contexts.flatMap((context): readonly Chore[] => context.chores);
