import { type Effect, Layer } from "effect";
import { certificates } from "./certificates/index.ts";
import { chat } from "./chat/index.ts";
import { courses } from "./courses/index.ts";
import { goodwill } from "./goodwill/index.ts";
import { homework } from "./homework/index.ts";
import type { Admission } from "./identity/admission.ts";
import { identity } from "./identity/index.ts";
import { inbox } from "./inbox/index.ts";
import { learning } from "./learning/index.ts";
import { mail, type RegisteredMail } from "./mail/index.ts";
import { notifications } from "./notifications/index.ts";
import { platform } from "./platform/index.ts";
import { sessions } from "./sessions/index.ts";
import type { PartyName } from "./shared/actors.ts";
import { stack } from "./shared/stack.ts";
import { summons } from "./summons/index.ts";

/**
 * Every context, each after those it asks: the one list from which services, API, admission, sweep and reference are
 * made. A context's `index.ts` says what it brings in.
 */
const contexts = [
  mail,
  goodwill,
  identity,
  notifications,
  certificates,
  learning,
  courses,
  homework,
  sessions,
  chat,
  summons,
  inbox,
  platform,
] as const;

type Context = (typeof contexts)[number];

type Lending = Context["lends"];
/** What contexts lend to those below them, as SQL. Needs nothing. */
export const lent = Layer.mergeAll(
  ...(contexts.map((context): Lending => context.lends) as [Lending, ...Lending[]]),
);
export type Lent = Layer.Success<typeof lent>;

/** Every service of every context. */
export const services = stack(contexts);

/** Every group of the API. */
export type ApiGroup = Context["apis"][number];
export const apis = contexts.flatMap((context): readonly ApiGroup[] => context.apis) as [
  ApiGroup,
  ...ApiGroup[],
];

type Registered = Context["rooms"][number];
type Admitting = ReturnType<Registered["admit"]>;

/** A kind of room that somebody may have a socket in. */
export interface Room {
  readonly party: PartyName;
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly clientFrames: Registered["clientFrames"];
  readonly serverFrames: Registered["serverFrames"];
  readonly admit: (
    sessionToken: string,
    roomId: string,
  ) => Effect.Effect<Admission, Effect.Error<Admitting>, Effect.Services<Admitting>>;
  /** The room itself knows better than admission what its people are. */
  readonly knowsRoles?: boolean;
}
export const rooms = contexts.flatMap((context): readonly Room[] => context.rooms);

type Registration = Context["sweeps"][number];
/** What is looked after from time to time; each is idempotent. */
export type Sweep = Effect.Effect<unknown, Effect.Error<Registration>, Effect.Services<Registration>>;
export const sweeps = contexts.flatMap((context): readonly Sweep[] => context.sweeps);

/** Every mail that any context sends. */
export const mails = contexts.flatMap((context): readonly RegisteredMail[] => context.mails);
