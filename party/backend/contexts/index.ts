import { Layer } from "effect";
import { chat } from "./chat.ts";
import { courses } from "./courses.ts";
import { identity } from "./identity.ts";
import { inbox } from "./inbox.ts";
import { mail } from "./mail.ts";
import { notifications } from "./notifications.ts";
import { platform } from "./platform.ts";
import { sessions } from "./sessions.ts";
import { summons } from "./summons.ts";

/** What contexts do in a backend: the commands of actors that they carry out, and their handlers of the JSON API. */
const contexts = [mail, identity, courses, notifications, sessions, chat, summons, inbox, platform] as const;

type Context = (typeof contexts)[number];
type Handler = Context["commands"][number];

/** Every command that a backend carries out. */
export const commands = contexts.flatMap((context): readonly Handler[] => context.commands);

type Handlers = Context["handlers"];

/** The handlers of every group of the API. */
export const handlers = Layer.mergeAll(
  ...(contexts.map((context): Handlers => context.handlers) as [Handlers, ...Handlers[]]),
);
