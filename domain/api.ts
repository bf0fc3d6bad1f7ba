import { HttpApi, OpenApi } from "effect/http-api";
import { ChatApi } from "./chat/api.ts";
import { ChatModerationApi } from "./chat/moderation/api.ts";
import { CoursesApi } from "./courses/api.ts";
import { IdentityApi } from "./identity/api.ts";
import { NotificationsApi } from "./notifications/api.ts";
import { PlatformApi } from "./platform/api.ts";
import { SessionsApi } from "./sessions/api.ts";
import { SummonsApi } from "./summons/api.ts";

/** The whole JSON API: every group of every context. */
export class PeerLoopApi extends HttpApi.make("peerloop")
  .add(
    PlatformApi,
    IdentityApi,
    CoursesApi,
    ChatApi,
    ChatModerationApi,
    SummonsApi,
    SessionsApi,
    NotificationsApi,
  )
  .annotateMerge(
    OpenApi.annotations({
      title: "PeerLoop",
      version: "1.0.0",
      description: "Learn a course, then teach it. Errors are `{_tag, message}` with a fitting status.",
    }),
  ) {}
