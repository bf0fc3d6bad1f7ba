import { Effect } from "effect";
import { storable } from "../../../domain/mail/events/event.ts";
import { MailEvents } from "../../../domain/mail/events/service.ts";
import { isSignedByResend } from "../../adapters/resend-signature.ts";
import type { Env } from "../../wire/env.ts";
import { errorResponse } from "../../wire/error-response.ts";
import { RESEND_RULE } from "../../wire/request-rules.ts";
import type { Run } from "../auth/adapter.ts";
import { publicErrorOf } from "../boundary/boundary.ts";
import { withBoundedBody } from "../boundary/request-body.ts";
import { withSecurityHeaders } from "../boundary/security.ts";
import { notSigned, refusedHead, signedHead } from "./head.ts";

/** Whether this is where Resend tells what became of mails. */
export const isResendWebhook = (pathname: string): boolean => pathname === RESEND_RULE.prefix;

/**
 * `POST /webhooks/resend`, as a function from request to answer that never rejects: 200 once the event is stored, also
 * when it was before; 400 where it is not signed, and nothing is written; 404 where no secret is set. What follows from
 * the event is done right away, or by the sweep where that fails: Resend need not know.
 */
export const makeResendHandler = (
  runtime: { readonly runPromise: Run<MailEvents> },
  env: Pick<Env, "RESEND_WEBHOOK_SECRET">,
): ((request: Request) => Promise<Response>) => {
  const respond = async (request: Request): Promise<Response> => {
    const refused = refusedHead(request, env);
    if (refused) throw refused;
    const [head, secret] = [signedHead(request.headers), env.RESEND_WEBHOOK_SECRET];
    const bounded = await withBoundedBody(request, RESEND_RULE);
    if (!(bounded instanceof Request)) throw bounded;
    const payload = await bounded.text();
    const isEvent = head !== null && secret !== undefined && payload !== "";
    if (!isEvent || !isSignedByResend(secret, { ...head, payload })) throw notSigned();
    await runtime.runPromise(MailEvents.use((events) => events.store(head.id, storable(payload))));
    await runtime.runPromise(MailEvents.use((events) => processed(events)));
    return Response.json({ status: "stored" });
  };

  return async (request) => {
    const response = await respond(request).catch((failure: unknown) =>
      errorResponse(publicErrorOf(failure, `${request.method} ${new URL(request.url).pathname}`)),
    );
    return withSecurityHeaders(response, "api", request);
  };
};

const processed = (events: MailEvents["Service"]) =>
  Effect.catchCause(events.process, (cause) => Effect.logError("events of the mail service", cause));
