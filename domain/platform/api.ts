import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api";
import { NotFound, ServiceUnavailable } from "../shared/errors.ts";
import { Instant, Uuid } from "../shared/schema.ts";

export const Health = Schema.Struct({ status: Schema.Literal("ok"), database: Schema.Literal("ok") });

/** A mail that would have been sent, kept where no mail service is configured. */
export const LocalMail = Schema.Struct({
  id: Uuid,
  to: Schema.String,
  subject: Schema.String,
  html: Schema.String,
  text: Schema.String,
  createdAt: Instant,
});
export type LocalMail = typeof LocalMail.Type;

/** Health, and the local mailbox, which answers 404 anywhere but on one's own machine. */
export class PlatformApi extends HttpApiGroup.make("platform")
  .add(
    HttpApiEndpoint.get("health", "/health", { success: Health, error: [ServiceUnavailable] }).annotate(
      OpenApi.Summary,
      "Whether PeerLoop and its database are up.",
    ),
    HttpApiEndpoint.get("localMails", "/local-mails", {
      success: Schema.Struct({ mails: Schema.Array(LocalMail) }),
      error: [NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "The newest mails of the local mailbox; on one's own machine alone."),
  )
  .prefix("/api")
  .annotateMerge(OpenApi.annotations({ title: "Platform", description: "Is it up?" })) {}
