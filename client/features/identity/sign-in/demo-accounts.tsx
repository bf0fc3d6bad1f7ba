import { For, Show } from "solid-js";
import { demoAccounts, demoEmail, demoPassword } from "../../../../domain/identity/demo/rules.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { localApi } from "../../mail/api.ts";

/** People of the demo data to sign in as; only on one's own machine, and where they are there. */
export const DemoAccounts = (props: {
  readonly onChoose: (account: { readonly email: string; readonly password: string }) => void;
}) => {
  const local = createRemote(
    () => "local-mails",
    (signal) => localApi.mails(signal),
  );
  return (
    <Show when={local.data()?.hasDemoAccounts}>
      <section class="grid gap-3 border-t border-line pt-5">
        <h2 class="text-base">Demo accounts</h2>
        <ul class="grid grid-cols-2 gap-2">
          <For each={demoAccounts}>
            {(person) => (
              <li>
                <button
                  type="button"
                  class="min-h-10 w-full rounded-md border border-line px-3 py-1.5 text-left text-sm hover:border-edge hover:bg-sunken"
                  onClick={() => props.onChoose({ email: demoEmail(person.handle), password: demoPassword })}
                >
                  <span class="font-semibold">{person.name}</span>
                  <span class="block text-xs text-ink-faint">{person.does}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
        <p class="text-xs text-ink-faint">
          Choosing one fills in the form. They exist on this machine alone.
        </p>
      </section>
    </Show>
  );
};
