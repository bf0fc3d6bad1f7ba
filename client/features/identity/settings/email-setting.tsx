import { useLocation } from "@solidjs/router";
import { createEffect, createSignal, Show, Suspense } from "solid-js";
import type { Me } from "../../../../domain/identity/model.ts";
import { Button } from "../../../ui/button.tsx";
import { EmailText } from "../../../ui/display/email-text.tsx";
import { ComponentWaiting, lazyComponent } from "../../../ui/lazy-component.tsx";
import { emailTexts as texts } from "./account-texts.ts";

const EmailForm = lazyComponent(() => import("./email-form.tsx"), ComponentWaiting);

/** One's address, and a way to another one; who comes for that, by `#email`, finds it open. */
export const EmailSetting = (props: { readonly me: Me }) => {
  const location = useLocation();
  const [isOpen, setOpen] = createSignal(false);
  let section: HTMLDivElement | undefined;
  createEffect(() => {
    if (location.hash !== "#email") return;
    setOpen(true);
    section?.scrollIntoView();
  });

  return (
    <div ref={section} class="grid scroll-mt-24 gap-5">
      <p>
        {texts.yours}{" "}
        <strong>
          <EmailText address={props.me.email} />
        </strong>
        .
      </p>
      <Show
        when={isOpen()}
        fallback={
          <Button class="min-h-11 justify-self-start" onClick={() => setOpen(true)}>
            {texts.open}
          </Button>
        }
      >
        <Suspense>
          <EmailForm />
        </Suspense>
      </Show>
    </div>
  );
};
