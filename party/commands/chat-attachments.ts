import { Effect } from "effect";
import { BeginAttachment, FindAttachment, FinishAttachment } from "../../domain/chat/attachment-commands.ts";
import { Attachments } from "../../domain/chat/attachments.ts";
import { Identity } from "../../domain/identity/service.ts";
import { Unauthorized } from "../../domain/shared/errors.ts";
import { handle } from "../lib/commands.ts";

const whoIs = Effect.fnUntraced(function* (sessionToken: string) {
  const signedIn = yield* Identity.use((identity) => identity.whoIs(sessionToken));
  return signedIn ?? (yield* new Unauthorized({ message: "Please sign in." }));
});

/** What the worker asks of a backend when files are put and read. */
export const chatAttachmentCommands = [
  handle(BeginAttachment, ({ sessionToken, file }) =>
    Effect.flatMap(whoIs(sessionToken), (member) =>
      Attachments.use((attachments) => attachments.begin(member, file)),
    ),
  ),
  handle(FinishAttachment, ({ id, picture }) =>
    Attachments.use((attachments) => attachments.finish(id, picture)),
  ),
  handle(FindAttachment, ({ sessionToken, id }) =>
    Effect.flatMap(whoIs(sessionToken), (reader) =>
      Attachments.use((attachments) => attachments.find(reader, id)),
    ),
  ),
];
