import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { Authenticated } from "../identity/authentication.ts";
import { Forbidden, NotFound, ServiceUnavailable } from "../shared/errors.ts";
import { Count, Instant, Uuid } from "../shared/schema.ts";

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

/** Work that failed too often to be tried again by itself. `subject` names whom or what it concerns. */
export const SetAsideWork = Schema.Struct({
  source: Schema.String,
  id: Uuid,
  subject: Schema.String,
  attempts: Count,
  lastError: Schema.NullOr(Schema.String),
  setAsideAt: Instant,
});
export type SetAsideWork = typeof SetAsideWork.Type;

/** Health, what needs an administrator, and the local mailbox, which answers 404 anywhere but on one's own machine. */
export class PlatformApi extends HttpApiGroup.make("platform")
  .add(
    HttpApiEndpoint.get("health", "/health", { success: Health, error: [ServiceUnavailable] }).annotate(
      OpenApi.Summary,
      "Whether PeerLoop and its database are up.",
    ),
    HttpApiEndpoint.get("localMails", "/local-mails", {
      success: Schema.Struct({
        mails: Schema.Array(LocalMail),
        /** Whether the people of the demo data are there to sign in as. */
        hasDemoAccounts: Schema.Boolean,
      }),
      error: [NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "The newest mails of the local mailbox; on one's own machine alone."),
    HttpApiEndpoint.get("setAside", "/admin/set-aside", {
      success: Schema.Struct({ work: Schema.Array(SetAsideWork) }),
      error: [Forbidden, ServiceUnavailable],
    })
      .annotate(
        OpenApi.Summary,
        "What failed too often to be tried again by itself, the newest first. For admins.",
      )
      .middleware(Authenticated),
    HttpApiEndpoint.post("retrySetAside", "/admin/set-aside/:id/retry", {
      params: { id: Uuid },
      success: HttpApiSchema.NoContent,
      error: [Forbidden, NotFound, ServiceUnavailable],
    })
      .annotate(OpenApi.Summary, "Has a piece of it tried again. For admins.")
      .middleware(Authenticated),
  )
  .prefix("/api")
  .annotateMerge(OpenApi.annotations({ title: "Platform", description: "Is it up?" })) {}
