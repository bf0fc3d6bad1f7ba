import { Effect } from "effect";
import { BeginCover, FindCover } from "../../../domain/courses/studio/covers/commands.ts";
import { Covers } from "../../../domain/courses/studio/covers/service.ts";
import { Identity } from "../../../domain/identity/service.ts";
import { handle } from "../dispatcher.ts";
import { whoAsks } from "./asker.ts";

/** What the worker asks of a backend when covers are put and read. */
export const coverCommands = [
  handle(BeginCover, ({ courseId, ...asker }) =>
    Effect.flatMap(whoAsks(asker), (userId) => Covers.use((covers) => covers.begin(userId, courseId))),
  ),
  handle(FindCover, ({ sessionToken, courseId, hash }) =>
    Effect.flatMap(
      Identity.use((identity) => identity.whoIs(sessionToken)),
      (reader) => Covers.use((covers) => covers.find(reader?.id ?? null, courseId, hash)),
    ),
  ),
];
