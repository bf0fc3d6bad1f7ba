import { createSignal, For, Show } from "solid-js";
import { demoAccounts, demoEmail, demoPassword } from "../../../../domain/identity/demo/rules.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { signIn } from "../../../shell/me.ts";
import { Notice } from "../../../ui/notice.tsx";
import { Spinner } from "../../../ui/spinner.tsx";
import { localApi } from "../../mail/api.ts";
import { demoTexts as texts } from "./texts.ts";

/** People of the demo data to sign in as by one press; only on one's own machine, and where they are there. */
export const DemoAccounts = (props: { readonly onSignedIn: () => void }) => {
  const [entering, setEntering] = createSignal<string>();
  const [failure, setFailure] = createSignal<string>();
  const local = createRemote(
    () => "local-mails",
    (signal) => localApi.mails(signal),
  );
  const enter = async (handle: string) => {
    setEntering(handle);
    setFailure(undefined);
    try {
      await signIn(demoEmail(handle), demoPassword);
      props.onSignedIn();
    } catch (error) {
      setFailure(asApiError(error).message);
      setEntering(undefined);
    }
  };
  return (
    <Show when={local.data()?.hasDemoAccounts}>
      <section class="grid gap-3 border-t border-line pt-5">
        <h2 class="text-base">{texts.title}</h2>
        <Show when={failure()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
        <ul class="grid grid-cols-2 gap-2">
          <For each={demoAccounts}>
            {(person) => (
              <li>
                <button
                  type="button"
                  disabled={entering() !== undefined}
                  class="min-h-11 w-full rounded-md border border-line px-3 py-1.5 text-left text-sm hover:border-edge hover:bg-sunken disabled:opacity-60"
                  onClick={() => void enter(person.handle)}
                >
                  <span class="flex items-center justify-between gap-2 font-semibold">
                    {person.name}
                    <Show when={entering() === person.handle}>
                      <Spinner />
                    </Show>
                  </span>
                  <span class="block text-xs text-ink-faint">{person.does}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
        <p class="text-xs text-ink-faint">{texts.hint}</p>
      </section>
    </Show>
  );
};
