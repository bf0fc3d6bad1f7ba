import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { Authenticated, MaybeAuthenticated } from "../identity/authentication.ts";
import {
  BadRequest,
  Conflict,
  Forbidden,
  NotFound,
  ServiceUnavailable,
  TooManyRequests,
} from "../shared/errors.ts";
import {
  Certificate,
  CertificateCode,
  CertificateFile,
  CertificateSummary,
  NewAward,
  NewRevocation,
  Sharing,
  StatusListNumber,
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
    HttpApiEndpoint.get("file", "/certificates/:file", {
      params: { file: CertificateFile },
      success: Schema.Json,
      error: [BadRequest, NotFound, Conflict, ServiceUnavailable],
    })
      .annotate(
        OpenApi.Summary,
        "The certificate as a signed Open Badges 3.0 credential: JSON-LD with an eddsa-rdfc-2022 proof, or with `.jwt` after its code an RS256 JWT; with `.pdf`, for its holder and its creator, to print.",
      )
      .middleware(MaybeAuthenticated),
    HttpApiEndpoint.get("issuer", "/certificates/issuer", {
      success: Schema.Json,
      error: [NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Who issues credentials, with the keys by which their proofs are checked."),
    HttpApiEndpoint.get("keys", "/certificates/keys", {
      success: Schema.Json,
      error: [NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "Every public key that ever signed a credential, as a JSON Web Key Set."),
    HttpApiEndpoint.get("key", "/certificates/keys/:kid", {
      params: { kid: Schema.String },
      success: Schema.Json,
      error: [NotFound, ServiceUnavailable],
    }).annotate(OpenApi.Summary, "One of those keys, as a JSON Web Key: what a JWT names as its `kid`."),
    HttpApiEndpoint.get("statusList", "/certificates/status/:list", {
      params: { list: StatusListNumber },
      success: Schema.Json,
      error: [BadRequest, NotFound, ServiceUnavailable],
    }).annotate(
      OpenApi.Summary,
      "Which credentials were revoked, as a signed BitstringStatusListCredential.",
    ),
  )
  .prefix("/api")
  .annotateMerge(
    OpenApi.annotations({ title: "Certificates", description: "What people have earned, and its proof." }),
  ) {}
