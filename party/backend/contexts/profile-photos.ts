import { Effect } from "effect";
import { BeginPhoto, FindPhoto, FinishPhoto, RemovePhoto } from "../../../domain/identity/photos/commands.ts";
import { Photos } from "../../../domain/identity/photos/service.ts";
import { Identity } from "../../../domain/identity/service.ts";
import { handle } from "../dispatcher.ts";
import { whoAsks } from "./asker.ts";

/** What the worker asks of a backend when photos are put and read. */
export const profilePhotoCommands = [
  handle(BeginPhoto, ({ photo, ...asker }) =>
    Effect.flatMap(whoAsks(asker), (userId) =>
      Photos.use((photos) => photos.begin(userId, photo)).pipe(Effect.as({ userId })),
    ),
  ),
  handle(FinishPhoto, ({ hash, ...asker }) =>
    Effect.flatMap(whoAsks(asker), (userId) => Photos.use((photos) => photos.finish(userId, hash))),
  ),
  handle(RemovePhoto, (asker) =>
    Effect.flatMap(whoAsks(asker), (userId) => Photos.use((photos) => photos.remove(userId))),
  ),
  handle(FindPhoto, ({ sessionToken, userId, hash }) =>
    Effect.flatMap(
      Identity.use((identity) => identity.whoIs(sessionToken)),
      (reader) => Photos.use((photos) => photos.find(reader?.id ?? null, userId, hash)),
    ),
  ),
];
