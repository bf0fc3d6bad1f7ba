import { Effect } from "effect";
import { isOthersPage, OTHERS_PAGE } from "../../../domain/identity/page-owner/rules.ts";
import { BeginPhoto, FindPhoto, FinishPhoto, RemovePhoto } from "../../../domain/identity/photos/commands.ts";
import { Photos } from "../../../domain/identity/photos/service.ts";
import { Identity } from "../../../domain/identity/service.ts";
import { Unauthorized } from "../../../domain/shared/errors.ts";
import { handle } from "../dispatcher.ts";

interface Asker {
  readonly sessionToken: string;
  readonly pageOwner: string | null;
}

const whoIs = Effect.fnUntraced(function* ({ sessionToken, pageOwner }: Asker) {
  const signedIn = yield* Identity.use((identity) => identity.whoIs(sessionToken));
  if (signedIn === null) return yield* new Unauthorized({ message: "Please sign in." });
  if (isOthersPage(pageOwner, signedIn.id)) return yield* new Unauthorized({ message: OTHERS_PAGE });
  return signedIn.id;
});

/** What the worker asks of a backend when photos are put and read. */
export const profilePhotoCommands = [
  handle(BeginPhoto, ({ photo, ...asker }) =>
    Effect.flatMap(whoIs(asker), (userId) =>
      Photos.use((photos) => photos.begin(userId, photo)).pipe(Effect.as({ userId })),
    ),
  ),
  handle(FinishPhoto, ({ hash, ...asker }) =>
    Effect.flatMap(whoIs(asker), (userId) => Photos.use((photos) => photos.finish(userId, hash))),
  ),
  handle(RemovePhoto, (asker) =>
    Effect.flatMap(whoIs(asker), (userId) => Photos.use((photos) => photos.remove(userId))),
  ),
  handle(FindPhoto, ({ sessionToken, userId, hash }) =>
    Effect.flatMap(
      Identity.use((identity) => identity.whoIs(sessionToken)),
      (reader) => Photos.use((photos) => photos.find(reader?.id ?? null, userId, hash)),
    ),
  ),
];
