import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { Face } from "../courses/model.ts";
import { Authenticated } from "../identity/authentication.ts";
import { BadRequest, Forbidden, NotFound, ServiceUnavailable, TooManyRequests } from "../shared/errors.ts";
import { Count, Instant, Uuid } from "../shared/schema.ts";
import { ContactMessage } from "./contact/model.ts";
import { OperatorDetails } from "./operator.ts";

const Health = Schema.Struct({ status: Schema.Literal("ok"), database: Schema.Literal("ok") });

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

/** Health, and what needs an administrator. */
export class PlatformApi extends HttpApiGroup.make("platform")
  .add(
    HttpApiEndpoint.get("health", "/health", { success: Health, error: [ServiceUnavailable] }).annotate(
      OpenApi.Summary,
      "Whether PeerLoop and its database are up.",
    ),
    HttpApiEndpoint.get("site", "/site", {
      success: Schema.Struct({ operator: OperatorDetails }),
    }).annotate(OpenApi.Summary, "Who runs this site, as far as they have said so."),
    HttpApiEndpoint.get("now", "/now", {
      success: Schema.Struct({
        helpersFree: Count,
        sessionsOn: Count,
        teachers: Schema.Array(Face),
      }),
      error: [ServiceUnavailable],
    }).annotate(OpenApi.Summary, "What goes on right now, and some of those who teach: for the start page."),
    HttpApiEndpoint.post("contact", "/contact", {
      payload: ContactMessage,
      success: HttpApiSchema.NoContent,
      error: [BadRequest, NotFound, TooManyRequests, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Mails a message to whoever runs this site."),
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
