import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { Authenticated } from "../identity/authentication.ts";
import { BadRequest, ServiceUnavailable } from "../shared/errors.ts";
import { Notification } from "./model.ts";
import { QuietHours } from "./quiet-hours.ts";

const Hours = Schema.Struct({ quietHours: Schema.NullOr(QuietHours) });

/** The reader's notifications, newest first. */
export class NotificationsApi extends HttpApiGroup.make("notifications")
  .add(
    HttpApiEndpoint.get("list", "/notifications", {
      query: { cursor: Schema.optionalKey(Schema.String) },
      success: Schema.Struct({
        notifications: Schema.Array(Notification),
        nextCursor: Schema.NullOr(Schema.String),
      }),
      error: [BadRequest, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "The reader’s notifications, the newest first."),
    HttpApiEndpoint.post("readAll", "/notifications/read-all", {
      success: HttpApiSchema.NoContent,
      error: [ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Marks all of the reader’s notifications as read."),
    HttpApiEndpoint.get("quietHours", "/notifications/quiet-hours", {
      success: Hours,
      error: [ServiceUnavailable],
    }).annotate(OpenApi.Summary, "The hours in which nothing but calls for help is shown at once."),
    HttpApiEndpoint.put("setQuietHours", "/notifications/quiet-hours", {
      payload: Hours,
      success: Hours,
      error: [BadRequest, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Sets those hours, in the reader’s own time zone, or ends them."),
  )
  .middleware(Authenticated)
  .prefix("/api")
  .annotateMerge(OpenApi.annotations({ title: "Notifications", description: "What happened meanwhile." })) {}
