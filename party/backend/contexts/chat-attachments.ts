import { Effect } from "effect";
import {
  BeginAttachment,
  FindAttachment,
  FinishAttachment,
} from "../../../domain/chat/attachments/commands.ts";
import { Attachments } from "../../../domain/chat/attachments/service.ts";
import { isOthersPage, OTHERS_PAGE } from "../../../domain/identity/page-owner/rules.ts";
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
  return signedIn;
});

/** What the worker asks of a backend when files are put and read. */
export const chatAttachmentCommands = [
  handle(BeginAttachment, ({ file, ...asker }) =>
    Effect.flatMap(whoIs(asker), (member) =>
      Attachments.use((attachments) => attachments.begin(member, file)),
    ),
  ),
  handle(FinishAttachment, ({ id, picture }) =>
    Attachments.use((attachments) => attachments.finish(id, picture)),
  ),
  handle(FindAttachment, ({ id, ...asker }) =>
    Effect.flatMap(whoIs(asker), (reader) => Attachments.use((attachments) => attachments.find(reader, id))),
  ),
];
