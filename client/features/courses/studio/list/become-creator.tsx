import { A, useNavigate } from "@solidjs/router";
import { createSignal, createUniqueId, Show } from "solid-js";
import { CREATOR_TERMS_VERSION } from "../../../../../domain/identity/consent/rules.ts";
import { createAttempt } from "../../../../lib/request/attempt.ts";
import { request } from "../../../../lib/request/request.ts";
import { loadMe, me } from "../../../../shell/me.ts";
import { Button, ButtonLink } from "../../../../ui/button.tsx";
import { Card } from "../../../../ui/display/card.tsx";
import { Notice } from "../../../../ui/notice.tsx";
import { becomeTexts as texts } from "../texts/studio.ts";

const Agreement = () => {
  const id = createUniqueId();
  const navigate = useNavigate();
  const [agrees, setAgrees] = createSignal(false);
  const { busy, failure, setFailure, run } = createAttempt();
  const become = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!agrees()) {
      setFailure(texts.mustAgree);
      return;
    }
    await run(async () => {
      await request("POST", "/api/me/creator", { body: { terms: CREATOR_TERMS_VERSION } });
      await loadMe();
      navigate("/studio");
    });
  };
  return (
    <form class="grid gap-3" onSubmit={(event) => void become(event)} noValidate>
      <p>
        <A href="/creator-terms" class="link inline-flex min-h-10 items-center font-semibold">
          {texts.read}
        </A>
      </p>
      <div class="flex items-center gap-3">
        <input
          id={id}
          type="checkbox"
          class="size-6 accent-accent"
          checked={agrees()}
          aria-describedby={failure() ? `${id}-problem` : undefined}
          onChange={(event) => {
            setAgrees(event.currentTarget.checked);
            setFailure(undefined);
          }}
        />
        <label for={id} class="py-2 font-semibold">
          {texts.agree}
        </label>
      </div>
      <Show when={failure()}>
        {(said) => (
          <div id={`${id}-problem`}>
            <Notice tone="danger">{said()}</Notice>
          </div>
        )}
      </Show>
      <Button type="submit" variant="primary" size="lg" class="justify-self-start" busy={busy()}>
        {texts.start}
      </Button>
    </form>
  );
};

/** The way to becoming a creator; whoever is one is led to their studio. */
export const BecomeCreator = () => (
  <Card class="grid max-w-2xl gap-4 p-5 sm:p-6">
    <h2 class="text-xl">{texts.title}</h2>
    <p class="text-ink-soft">{texts.text}</p>
    <Show
      when={!me()?.roles.includes("creator")}
      fallback={
        <ButtonLink href="/studio" variant="primary" size="lg" class="justify-self-start">
          {texts.toStudio}
        </ButtonLink>
      }
    >
      <Show when={me()?.emailVerified} fallback={<Notice tone="mark">{texts.verify}</Notice>}>
        <Agreement />
      </Show>
    </Show>
  </Card>
);
