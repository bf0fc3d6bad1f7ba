import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { Authenticated, MaybeAuthenticated } from "../identity/authentication.ts";
import { BadRequest, Forbidden, NotFound, ServiceUnavailable, TooManyRequests } from "../shared/errors.ts";
import {
  Certificate,
  CertificateCode,
  CertificateSummary,
  NewAward,
  NewRevocation,
  Sharing,
} from "./model.ts";

const code = { code: CertificateCode };
const refusals = [BadRequest, Forbidden, NotFound, TooManyRequests, ServiceUnavailable];

/** Certificates. One that the reader may not see is 404; what is somebody else's to decide is 403. */
export class CertificatesApi extends HttpApiGroup.make("certificates")
  .add(
    HttpApiEndpoint.get("mine", "/certificates", {
      success: Schema.Struct({ certificates: Schema.Array(CertificateSummary) }),
      error: [ServiceUnavailable],
    }).annotate(OpenApi.Summary, "The reader’s own certificates, the newest first."),
    HttpApiEndpoint.post("award", "/certificates", {
      payload: NewAward,
      success: Certificate.pipe(HttpApiSchema.status(201)),
      error: refusals,
    }).annotate(
      OpenApi.Summary,
      "Awards mastery to a student of one’s own course. Repeated, it answers the same certificate.",
    ),
    HttpApiEndpoint.post("revoke", "/certificates/:code/revoke", {
      params: code,
      payload: NewRevocation,
      success: Certificate,
      error: refusals,
    }).annotate(OpenApi.Summary, "Revokes a certificate of one’s own course; its page says why."),
    HttpApiEndpoint.post("awardAgain", "/certificates/:code/award", {
      params: code,
      success: Certificate,
      error: refusals,
    }).annotate(OpenApi.Summary, "Awards a certificate again that was revoked, at the same address."),
    HttpApiEndpoint.put("share", "/certificates/:code/sharing", {
      params: code,
      payload: Sharing,
      success: Certificate,
      error: refusals,
    }).annotate(OpenApi.Summary, "Chooses whether everybody may see a certificate of one’s own."),
  )
  .middleware(Authenticated)
  .add(
    HttpApiEndpoint.get("page", "/certificates/:code/page", {
      params: code,
      success: Certificate,
      error: [BadRequest, NotFound, ServiceUnavailable],
    })
      .annotate(OpenApi.Summary, "A certificate as its page shows it: public where its holder shares it.")
      .middleware(MaybeAuthenticated),
  )
  .prefix("/api")
  .annotateMerge(
    OpenApi.annotations({ title: "Certificates", description: "What people have earned, and its proof." }),
  ) {}
