import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { Authenticated } from "../identity/authentication.ts";
import {
  BadRequest,
  Conflict,
  Forbidden,
  NotFound,
  ServiceUnavailable,
  TooManyRequests,
} from "../shared/errors.ts";
import { Uuid } from "../shared/schema.ts";
import { CourseHelp, NewSummon, Summon } from "./model.ts";

/** Calls for help. Everything after the call happens in the summon's own room. */
export class SummonsApi extends HttpApiGroup.make("summons")
  .add(
    HttpApiEndpoint.post("create", "/summons", {
      payload: NewSummon,
      success: Summon.pipe(HttpApiSchema.status(201)),
      error: [BadRequest, Forbidden, NotFound, Conflict, TooManyRequests, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Calls for help: the points are held, and whoever may answer hears of it."),
    HttpApiEndpoint.get("helpers", "/summons/helpers", {
      success: Schema.Struct({ courses: Schema.Array(CourseHelp) }),
      error: [ServiceUnavailable],
    }).annotate(
      OpenApi.Summary,
      "Of each of the reader’s courses how many helpers are free now, and whether the reader may ask there.",
    ),
    HttpApiEndpoint.get("byId", "/summons/:id", {
      params: { id: Uuid },
      success: Summon,
      error: [NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "One call for help, for whom it concerns."),
  )
  .middleware(Authenticated)
  .prefix("/api")
  .annotateMerge(
    OpenApi.annotations({ title: "Summons", description: "Calling a student-teacher for help." }),
  ) {}
