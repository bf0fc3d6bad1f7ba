import { A, useLocation, useSearchParams } from "@solidjs/router";
import { createEffect, Match, on, Show, Switch } from "solid-js";
import { VERIFY_EMAIL_TITLE } from "../../../../domain/platform/pages/rules.ts";
import { ownPath } from "../../../../domain/shared/own-path.ts";
import { signInPath } from "../../../lib/links/sign-in-path.ts";
import { verifyPath } from "../../../lib/links/verify-path.ts";
import { loadMe, me } from "../../../shell/me.ts";
import { PageSkeleton } from "../../../shell/page-skeleton.tsx";
import { ButtonLink } from "../../../ui/button.tsx";
import { EmailText } from "../../../ui/display/email-text.tsx";
import { LocalMailboxHint } from "../../mail/local-mailbox-hint.tsx";
import { verifyTexts as texts } from "../texts.ts";
import { FormPage } from "./form-layout.tsx";
import { ResendVerification } from "./resend-verification.tsx";
import { entryTexts } from "./texts.ts";

/** Where the link that confirms an address leads, and where one waits for its mail; both lead on to `next`. */
export default function VerifyEmail() {
  const [params] = useSearchParams<{ error?: string; done?: string; next?: string }>();
  const location = useLocation<{ email?: string }>();
  const next = () => ownPath(params.next ?? "") ?? "/";
  const isDone = () =>
    params.error === undefined && (params.done !== undefined || me()?.emailVerified === true);
  /** Where a mail was just sent to, whoever is signed in. */
  const sentTo = () => location.state?.email;

  createEffect(
    on(isDone, (done) => {
      if (done && me()?.emailVerified === false) void loadMe();
    }),
  );

  const sent = (email: string) => (
    <>
      {texts.sentBefore}
      <strong class="text-ink">
        <EmailText address={email} />
      </strong>
      {texts.sentAfter}
    </>
  );

  return (
    <Switch fallback={<PageSkeleton />}>
      <Match when={isDone()}>
        <FormPage tab={VERIFY_EMAIL_TITLE} title={texts.doneTitle} text={texts.doneText}>
          <ButtonLink href={me() === null ? signInPath(next()) : next()} variant="primary" size="lg">
            {entryTexts.continue}
          </ButtonLink>
        </FormPage>
      </Match>
      <Match when={me()?.emailVerified}>
        <FormPage tab={VERIFY_EMAIL_TITLE} title={texts.voidTitle} text={texts.voidText}>
          <ButtonLink href="/settings#email" size="lg">
            {texts.seeEmail}
          </ButtonLink>
        </FormPage>
      </Match>
      <Match when={me()}>
        {(member) => (
          <FormPage
            tab={VERIFY_EMAIL_TITLE}
            title={params.error ? texts.voidTitle : texts.title}
            text={
              <Show when={params.error} fallback={sent(member().email)}>
                {texts.againBefore}
                <strong class="text-ink">
                  <EmailText address={member().email} />
                </strong>
                {texts.againAfter}
              </Show>
            }
            below={
              <A href={next()} class="link inline-flex min-h-10 items-center font-semibold">
                {texts.later}
              </A>
            }
          >
            <LocalMailboxHint />
            <ResendVerification email={member().email} verified={verifyPath(next(), true)} />
          </FormPage>
        )}
      </Match>
      <Match when={me() === null && sentTo()}>
        {(email) => (
          <FormPage
            tab={VERIFY_EMAIL_TITLE}
            title={texts.title}
            text={sent(email())}
            below={
              <>
                {texts.haveOne}{" "}
                <A href={signInPath(next())} class="link font-semibold">
                  {entryTexts.signIn}
                </A>
              </>
            }
          >
            <LocalMailboxHint />
          </FormPage>
        )}
      </Match>
      <Match when={me() === null}>
        <FormPage
          tab={VERIFY_EMAIL_TITLE}
          title={params.error ? texts.voidTitle : texts.title}
          text={
            <>
              <Show when={params.error}>{texts.voidText} </Show>
              {texts.signInText}
            </>
          }
        >
          <ButtonLink href={signInPath(verifyPath(next()))} variant="primary" size="lg">
            {entryTexts.signIn}
          </ButtonLink>
        </FormPage>
      </Match>
    </Switch>
  );
}
