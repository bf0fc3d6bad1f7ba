import "./buffer.ts";
import type * as Party from "partykit/server";
import { Backend } from "../backend/backend.ts";
import { logInLines } from "../backend/log.ts";
import { withSecurityHeaders } from "../http/boundary/security.ts";
import { sharedCourse } from "../http/pages/share-facts.ts";
import { refusedHead } from "../http/webhooks/head.ts";
import { isResendWebhook } from "../http/webhooks/resend.ts";
import { readEnv } from "../wire/env.ts";
import { errorResponse } from "../wire/error-response.ts";
import { forwardToBackend } from "../wire/http-forward.ts";
import { nothingHere, onlySignedParty, unavailable } from "../wire/incoming.ts";
import { ruleOf } from "../wire/request-rules.ts";
import { urlOf } from "../wire/url-of.ts";
import { serveAttachment } from "./chat-attachments.ts";
import { serveCover } from "./course-covers.ts";
import { servePage } from "./pages.ts";
import { servePhoto } from "./profile-photos.ts";
import { serveSharePicture } from "./share-picture.ts";

export { front } from "./front.ts";

logInLines();

const isRead = ({ method }: Party.Request): boolean => method === "GET" || method === "HEAD";

/** The page that shows every mail, on one's own machine. */
const MAIL_PREVIEW = "/local-mails/preview";

/**
 * The worker: browsers' requests go to a backend actor, navigations get the client's HTML with the head of their page, and
 * every answer carries the security headers. Its instances are the backend actors, which this deployment alone reaches.
 */
export default class Main extends Backend {
  static async onFetch(request: Party.Request, lobby: Party.FetchLobby): Promise<Response> {
    const browser = request as unknown as Request;
    const { pathname } = urlOf(request);
    const isApi = ruleOf(pathname) !== null;
    try {
      const file =
        serveAttachment(browser, lobby) ?? servePhoto(browser, lobby) ?? serveCover(browser, lobby);
      if (file) return await file;
      const env = readEnv(lobby.env);
      // Before anything is passed on: what is refused by its head has its body read by nobody.
      const refused = isResendWebhook(pathname) ? refusedHead(browser, env) : null;
      if (refused) return withSecurityHeaders(errorResponse(refused), "api", browser);
      if (isApi) return await forwardToBackend(env, lobby.parties, browser);
      if (isRead(request) && sharedCourse(pathname) !== null)
        return withSecurityHeaders(await serveSharePicture(browser, lobby, env), "shared", browser);
      const kind = env.isLocal && pathname === MAIL_PREVIEW ? "preview" : "page";
      return withSecurityHeaders(await servePage(browser, lobby, env), kind, browser);
    } catch (cause) {
      console.error(`${request.method} ${pathname} failed`, cause);
      return withSecurityHeaders(unavailable(), "api", browser);
    }
  }

  static onBeforeRequest(request: Party.Request, lobby: Party.Lobby): Promise<Party.Request | Response> {
    return onlySignedParty(request, lobby);
  }

  /** Backends take no sockets. */
  static onBeforeConnect(): Response {
    return nothingHere();
  }
}
