import { A } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { LEGAL_VERSIONS } from "../../../domain/identity/consent/rules.ts";
import type { Me } from "../../../domain/identity/model.ts";
import { asApiError, request } from "../../lib/request/request.ts";
import { Button } from "../../ui/button.tsx";
import { loadMe } from "../me.ts";
import { consentTexts as texts } from "../texts.ts";

/** Asks a member, on whatever page and in nobody's way, to agree to texts that have changed. */
export default function ConsentNotice(props: { readonly due: Me["consentDue"] }) {
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<string>();
  const agree = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const body = Object.fromEntries(props.due.map((document) => [document, LEGAL_VERSIONS[document]]));
      await request<void>("POST", "/api/me/consent", { body });
      await loadMe();
    } catch (error) {
      setFailure(asApiError(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section
      aria-label={texts.label}
      class="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line bg-raised px-4 py-3 text-sm shadow-pop"
    >
      <p class="min-w-0 flex-1 basis-64">
        {texts.changed}{" "}
        <For each={props.due}>
          {(document) => (
            <A href={`/${document}`} class="link mr-3 inline-flex min-h-10 items-center font-semibold">
              {texts.names[document]}
            </A>
          )}
        </For>
        <Show when={failure()}>
          {(text) => (
            <span role="alert" class="block text-danger-ink">
              {text()}
            </span>
          )}
        </Show>
      </p>
      <Button variant="primary" busy={busy()} onClick={agree}>
        {texts.agree}
      </Button>
    </section>
  );
}
