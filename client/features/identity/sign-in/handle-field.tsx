import { For, Match, Switch } from "solid-js";
import { debounced } from "../../../lib/debounce.ts";
import { sentence } from "../../../lib/forms/form.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { Field, Input } from "../../../ui/forms/field.tsx";
import { handleProblem } from "../account-rules.ts";
import { identityApi } from "../api.ts";
import { signUpTexts as texts } from "./texts.ts";

/** A handle for a new account: whether it can be had is said while it is typed, and what can be had in its place. */
export const HandleField = (props: {
  readonly value: string;
  /** What the form says is wrong with it. */
  readonly error: string | undefined;
  readonly onInput: (value: string) => void;
}) => {
  const rested = debounced(() => props.value.trim().toLowerCase());
  const wanted = () => (rested() === "" || handleProblem(rested()) !== undefined ? null : rested());
  const check = createRemote(
    () => (wanted() === null ? null : `handle ${wanted()}`),
    (signal) => identityApi.handle(wanted() ?? "", signal),
  );
  /** What is known of the handle as it is typed now. */
  const known = () => {
    const found = check.data();
    return found?.handle === props.value.trim().toLowerCase() ? found : undefined;
  };
  const fault = () => {
    const found = known()?.fault;
    return props.error ?? (found ? sentence(found) : undefined);
  };
  return (
    <div class="grid gap-2">
      <Field label={texts.handle} hint={texts.handleHint} error={fault()} required>
        {(control) => (
          <Input
            {...control}
            name="handle"
            value={props.value}
            autocomplete="nickname"
            autocapitalize="off"
            spellcheck={false}
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
        )}
      </Field>
      <div role="status" class="empty:hidden">
        <Switch>
          <Match when={known()?.fault === null && known()}>
            {(free) => <p class="text-sm font-medium text-good-ink">{texts.handleFree(free().handle)}</p>}
          </Match>
          <Match when={(known()?.suggestions.length ?? 0) > 0 && known()}>
            {(taken) => (
              <div class="grid gap-1 text-sm text-ink-soft">
                <p>{texts.handleTaken}</p>
                <ul class="flex flex-wrap gap-2">
                  <For each={taken().suggestions}>
                    {(suggestion) => (
                      <li>
                        <button
                          type="button"
                          class="min-h-10 rounded-full border border-edge px-3 font-semibold hover:border-ink hover:bg-sunken"
                          onClick={() => props.onInput(suggestion)}
                        >
                          {suggestion}
                        </button>
                      </li>
                    )}
                  </For>
                </ul>
              </div>
            )}
          </Match>
        </Switch>
      </div>
    </div>
  );
};
