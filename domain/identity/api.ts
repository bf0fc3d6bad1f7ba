import { Schema } from "effect";
import { HttpApiEndpoint, HttpApiGroup, HttpApiSchema, OpenApi } from "effect/http-api";
import { BadRequest, Conflict, Forbidden, NotFound, ServiceUnavailable } from "../shared/errors.ts";
import { Uuid } from "../shared/schema.ts";
import { Authenticated, MaybeAuthenticated } from "./authentication.ts";
import {
  AuthSession,
  Consent,
  CreatorConsent,
  HandleCheck,
  Me,
  MeUpdate,
  OwnProfile,
  OwnProfileUpdate,
  Profile,
  TimeZone,
} from "./model.ts";

/** The signed-in user, their sign-ins, and profiles. Signing up and in is at `/api/auth/*`. */
export class IdentityApi extends HttpApiGroup.make("identity")
  .add(
    HttpApiEndpoint.get("me", "/me", { success: Me, error: [ServiceUnavailable] })
      .annotate(
        OpenApi.Summary,
        "Who is signed in, with roles and goodwill. Keeps the sign-in from running out.",
      )
      .middleware(Authenticated),
    HttpApiEndpoint.patch("updateMe", "/me", {
      payload: MeUpdate,
      success: Me,
      error: [BadRequest, ServiceUnavailable],
    })
      .annotate(OpenApi.Summary, "Changes one’s own profile; what is left out stays.")
      .middleware(Authenticated),
    HttpApiEndpoint.get("ownProfile", "/me/profile", {
      success: OwnProfile,
      error: [ServiceUnavailable],
    })
      .annotate(OpenApi.Summary, "The reader’s own profile, with all that they may set in it.")
      .middleware(Authenticated),
    HttpApiEndpoint.patch("saveOwnProfile", "/me/profile", {
      payload: OwnProfileUpdate,
      success: OwnProfile,
      error: [BadRequest, Conflict, ServiceUnavailable],
    })
      .annotate(
        OpenApi.Summary,
        "Changes one’s own profile; what is left out stays. 409 where it has changed since the version that was read.",
      )
      .middleware(Authenticated),
    HttpApiEndpoint.post("agree", "/me/consent", {
      payload: Consent,
      success: HttpApiSchema.NoContent,
      error: [BadRequest, Conflict, ServiceUnavailable],
    })
      .annotate(OpenApi.Summary, "Agrees to the versions of terms and privacy policy that are in force.")
      .middleware(Authenticated),
    HttpApiEndpoint.post("becomeCreator", "/me/creator", {
      payload: CreatorConsent,
      success: Me,
      error: [BadRequest, Forbidden, Conflict, ServiceUnavailable],
    })
      .annotate(OpenApi.Summary, "Agrees to the creators’ terms in force, and may make courses from then on.")
      .middleware(Authenticated),
    HttpApiEndpoint.get("authSessions", "/me/auth-sessions", {
      success: Schema.Struct({ authSessions: Schema.Array(AuthSession) }),
      error: [ServiceUnavailable],
    })
      .annotate(OpenApi.Summary, "The reader’s open sign-ins, the one last used first.")
      .middleware(Authenticated),
    HttpApiEndpoint.delete("revokeAuthSession", "/me/auth-sessions/:id", {
      params: { id: Uuid },
      success: HttpApiSchema.NoContent,
      error: [NotFound, ServiceUnavailable],
    })
      .annotate(OpenApi.Summary, "Ends one of the reader’s sign-ins and closes its sockets.")
      .middleware(Authenticated),
    HttpApiEndpoint.get("handle", "/handles/:handle", {
      params: { handle: Schema.String.check(Schema.isMaxLength(200)) },
      success: HandleCheck,
      error: [BadRequest, ServiceUnavailable],
    }).annotate(
      OpenApi.Summary,
      "Whether a handle can be had by a new account, and what can be had in its place.",
    ),
    HttpApiEndpoint.get("timeZones", "/time-zones", {
      success: Schema.Struct({ timeZones: Schema.Array(TimeZone) }),
    }).annotate(
      OpenApi.Summary,
      "The time zones that a profile can have, with the other names they are known by.",
    ),
    HttpApiEndpoint.get("profile", "/users/:handle", {
      params: { handle: Schema.String },
      success: Profile,
      error: [NotFound, ServiceUnavailable],
    })
      .annotate(
        OpenApi.Summary,
        "A profile, as far as the reader may see it. A private one is answered like one that does not exist.",
      )
      .middleware(MaybeAuthenticated),
  )
  .prefix("/api")
  .annotateMerge(
    OpenApi.annotations({ title: "Identity", description: "Accounts, sign-ins and profiles." }),
  ) {}
