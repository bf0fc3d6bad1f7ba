import { createSignal, Show, Suspense } from "solid-js";
import type { Me } from "../../../../domain/identity/model.ts";
import { Button } from "../../../ui/button.tsx";
import { ComponentWaiting, lazyComponent } from "../../../ui/lazy-component.tsx";
import { passwordTexts as texts } from "./account-texts.ts";

const PasswordForm = lazyComponent(() => import("./password-form.tsx"), ComponentWaiting);

/** A way to another password. */
export const PasswordSetting = (props: { readonly me: Me }) => {
  const [isOpen, setOpen] = createSignal(false);
  let opener: HTMLButtonElement | undefined;
  const close = () => {
    setOpen(false);
    queueMicrotask(() => opener?.focus());
  };
  return (
    <Show
      when={isOpen()}
      fallback={
        <Button ref={opener} class="min-h-11 justify-self-start" onClick={() => setOpen(true)}>
          {texts.open}
        </Button>
      }
    >
      <Suspense>
        <PasswordForm me={props.me} onClose={close} />
      </Suspense>
    </Show>
  );
};
