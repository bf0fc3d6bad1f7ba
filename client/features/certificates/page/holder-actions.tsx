import { createSignal, Show } from "solid-js";
import type { Certificate } from "../../../../domain/certificates/model.ts";
import { linkedInUrl } from "../../../../domain/certificates/rules.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/display/card.tsx";
import { Switch } from "../../../ui/forms/switch.tsx";
import { certificatesApi } from "../api.ts";
import { holderTexts as texts } from "../texts.ts";

/** What its holder does with a certificate: shares it, or keeps it to themselves. */
export default function HolderActions(props: {
  readonly certificate: Certificate;
  readonly onChange: (certificate: Certificate) => void;
}) {
  const [wanted, setWanted] = createSignal<boolean>();
  const isShared = () => wanted() ?? props.certificate.isShared;
  const address = () => `${location.origin}/certificates/${props.certificate.code}`;

  const share = async (next: boolean) => {
    setWanted(next);
    try {
      props.onChange(await certificatesApi.share(props.certificate.code, next));
    } catch (error) {
      showToast({ tone: "danger", title: texts.failed, text: asApiError(error).message });
    } finally {
      setWanted(undefined);
    }
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address());
      showToast({ tone: "good", title: texts.copied });
    } catch {
      showToast({ tone: "danger", title: texts.copyFailed, text: address() });
    }
  };

  return (
    <Card class="grid gap-4 p-5">
      <h2 class="text-lg">{texts.title}</h2>
      <Switch
        label={texts.share}
        checked={isShared()}
        disabled={wanted() !== undefined}
        onChange={(next) => void share(next)}
        hint={isShared() ? texts.shared : texts.private}
      />
      <div class="flex flex-wrap gap-2">
        <Show when={isShared()}>
          <Button variant="primary" onClick={() => void copy()}>
            {texts.copy}
          </Button>
          <Show when={props.certificate.state === "valid"}>
            <a
              href={linkedInUrl({ ...props.certificate, address: address() })}
              target="_blank"
              rel="noopener noreferrer"
              class="inline-flex min-h-10 items-center justify-center gap-2 rounded-md border border-edge bg-surface px-4 py-2 text-sm font-semibold text-ink hover:border-ink hover:bg-sunken"
            >
              {texts.linkedIn}
              <span class="sr-only"> {texts.newTab}</span>
            </a>
          </Show>
        </Show>
        <Show when={props.certificate.state === "valid"}>
          <a
            href={`/api/certificates/${props.certificate.code}.pdf`}
            download=""
            class="inline-flex min-h-10 items-center justify-center gap-2 rounded-md border border-edge bg-surface px-4 py-2 text-sm font-semibold text-ink hover:border-ink hover:bg-sunken"
          >
            {texts.pdf}
          </a>
        </Show>
      </div>
      <Show when={!isShared()}>
        <p class="text-sm text-ink-soft">{texts.shareFirst}</p>
      </Show>
    </Card>
  );
}
