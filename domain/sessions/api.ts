import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api";
import { Authenticated } from "../identity/authentication.ts";
import { Forbidden, NotFound, ServiceUnavailable } from "../shared/errors.ts";
import { Uuid } from "../shared/schema.ts";
import { LiveSession, Session } from "./model.ts";

/** The reader's own sessions, as student or teacher: what is coming first, then what is past. */
export class SessionsApi extends HttpApiGroup.make("sessions")
  .add(
    HttpApiEndpoint.get("mine", "/sessions", {
      success: Schema.Struct({ upcoming: Schema.Array(Session), past: Schema.Array(Session) }),
      error: [ServiceUnavailable],
    }).annotate(OpenApi.Summary, "The reader’s sessions, as student and as teacher."),
    HttpApiEndpoint.get("onNow", "/sessions/on-now", {
      success: Schema.Struct({ sessions: Schema.Array(LiveSession) }),
      error: [ServiceUnavailable],
    }).annotate(
      OpenApi.Summary,
      "Of the reader’s own courses the sessions that are under way, with who is there.",
    ),
    HttpApiEndpoint.get("byId", "/sessions/:id", {
      params: { id: Uuid },
      success: Session,
      error: [NotFound, Forbidden, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "One session, for its two people and its course’s creator."),
  )
  .middleware(Authenticated)
  .prefix("/api")
  .annotateMerge(OpenApi.annotations({ title: "Sessions", description: "Booked one-to-one sessions." })) {}
