import { A, useSearchParams } from "@solidjs/router";
import { createEffect, Match, on, Show, Switch } from "solid-js";
import { signInPath } from "../../../lib/sign-in-path.ts";
import { loadMe, me } from "../../../shell/me.ts";
import { PageSkeleton } from "../../../shell/page-skeleton.tsx";
import { ButtonLink } from "../../../ui/button.tsx";
import { LocalMailboxHint } from "../../mail/local-mailbox-hint.tsx";
import { FormPage } from "./form-layout.tsx";
import { ResendVerification } from "./resend-verification.tsx";

/** Where the link that confirms an address leads, and where one waits for its mail. */
export default function VerifyEmail() {
  const [params] = useSearchParams<{ error?: string; done?: string }>();
  const isDone = () =>
    params.error === undefined && (params.done !== undefined || me()?.emailVerified === true);

  createEffect(
    on(isDone, (done) => {
      if (done && me()?.emailVerified === false) void loadMe();
    }),
  );

  return (
    <Switch fallback={<PageSkeleton />}>
      <Match when={isDone()}>
        <FormPage title="Address confirmed" text="Thank you. Nothing else to do here.">
          <ButtonLink href="/" variant="primary" size="lg">
            {me() ? "Go on to my learning" : "Go on"}
          </ButtonLink>
        </FormPage>
      </Match>
      <Match when={me()?.emailVerified}>
        <FormPage title="This link is no longer valid" text="It was used already, or is too old.">
          <ButtonLink href="/settings#email" size="lg">
            See my address
          </ButtonLink>
        </FormPage>
      </Match>
      <Match when={me()}>
        {(member) => (
          <FormPage
            title={params.error ? "This link is no longer valid" : "Confirm your address"}
            text={
              <>
                {params.error
                  ? "It was used already, or is too old. We can send another to "
                  : "We sent a link to "}
                <strong class="text-ink">{member().email}</strong>
                {params.error
                  ? "."
                  : ". Open it on any device. Until then you can look around, but not write or ask for help."}
              </>
            }
            below={
              <A href="/" class="link font-semibold">
                Go on to my learning
              </A>
            }
          >
            <LocalMailboxHint />
            <ResendVerification email={member().email} />
          </FormPage>
        )}
      </Match>
      <Match when={me() === null}>
        <FormPage
          title={params.error ? "This link is no longer valid" : "Confirm your address"}
          text={
            <>
              <Show when={params.error}>It was used already, or is too old. </Show>
              Sign in, and we send you another link.
            </>
          }
        >
          <ButtonLink href={signInPath("/verify-email")} variant="primary" size="lg">
            Sign in
          </ButtonLink>
        </FormPage>
      </Match>
    </Switch>
  );
}
