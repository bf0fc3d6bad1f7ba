import { Effect } from "effect";
import { isOthersPage, OTHERS_PAGE } from "../../../domain/identity/page-owner/rules.ts";
import { Identity } from "../../../domain/identity/service.ts";
import { Unauthorized } from "../../../domain/shared/errors.ts";

/** Who asks the worker for something that no API handler answers. */
interface Asker {
  readonly sessionToken: string;
  readonly pageOwner: string | null;
}

/** The id of whoever holds the token. `Unauthorized` where that is nobody, or not whose the page is. */
export const whoAsks = Effect.fnUntraced(function* ({ sessionToken, pageOwner }: Asker) {
  const signedIn = yield* Identity.use((identity) => identity.whoIs(sessionToken));
  if (signedIn === null) return yield* new Unauthorized({ message: "Please sign in." });
  if (isOthersPage(pageOwner, signedIn.id)) return yield* new Unauthorized({ message: OTHERS_PAGE });
  return signedIn.id;
});
