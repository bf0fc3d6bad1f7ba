import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api";
import { Authenticated } from "../identity/authentication.ts";
import { Forbidden, NotFound, ServiceUnavailable } from "../shared/errors.ts";
import { Uuid } from "../shared/schema.ts";
import { Session } from "./model.ts";

/** The reader's own sessions, as student or teacher: what is coming first, then what is past. */
export class SessionsApi extends HttpApiGroup.make("sessions")
  .add(
    HttpApiEndpoint.get("mine", "/sessions", {
      success: Schema.Struct({ upcoming: Schema.Array(Session), past: Schema.Array(Session) }),
      error: [ServiceUnavailable],
    }).annotate(OpenApi.Summary, "The reader's sessions, as student and as teacher."),
    HttpApiEndpoint.get("byId", "/sessions/:id", {
      params: { id: Uuid },
      success: Session,
      error: [NotFound, Forbidden, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "One session, for its two people and its course's creator."),
  )
  .middleware(Authenticated)
  .prefix("/api")
  .annotateMerge(OpenApi.annotations({ title: "Sessions", description: "Booked one-to-one sessions." })) {}
