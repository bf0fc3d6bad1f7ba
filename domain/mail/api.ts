import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api";
import { NotFound, ServiceUnavailable } from "../shared/errors.ts";
import { LocalMail, MailPreview } from "./model.ts";

/** The local mailbox and the preview of mails, which answer 404 anywhere but on one's own machine. */
export class MailApi extends HttpApiGroup.make("mail")
  .add(
    HttpApiEndpoint.get("localMails", "/local-mails", {
      success: Schema.Struct({
        mails: Schema.Array(LocalMail),
        /** Whether the people of the demo data are there to sign in as. */
        hasDemoAccounts: Schema.Boolean,
      }),
      error: [NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "The newest mails of the local mailbox; on one’s own machine alone."),
    HttpApiEndpoint.get("mailPreviews", "/local-mails/preview", {
      success: Schema.Struct({ mails: Schema.Array(MailPreview) }),
      error: [NotFound],
    }).annotate(
      OpenApi.Summary,
      "Every mail that PeerLoop sends, with an example; on one’s own machine alone.",
    ),
  )
  .prefix("/api")
  .annotateMerge(
    OpenApi.annotations({ title: "Mail", description: "What would be sent, on one’s own machine." }),
  ) {}
