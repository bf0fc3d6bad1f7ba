import { createSignal, Show, Suspense } from "solid-js";
import type { Certificate } from "../../../../domain/certificates/model.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/display/card.tsx";
import { lazyComponent } from "../../../ui/lazy-component.tsx";
import { certificatesApi } from "../api.ts";
import { decisionTexts as texts } from "../texts.ts";

const RevokeDialog = lazyComponent(() => import("./revoke-dialog.tsx"));

/** For the course’s creator: revokes a certificate, or awards it again. */
export default function Decisions(props: {
  readonly certificate: Certificate;
  readonly onChange: (certificate: Certificate) => void;
}) {
  const [asks, setAsks] = createSignal(false);
  const [busy, setBusy] = createSignal(false);

  const awardAgain = async () => {
    if (busy()) return;
    setBusy(true);
    try {
      props.onChange(await certificatesApi.awardAgain(props.certificate.code));
      showToast({ tone: "good", title: texts.awarded });
    } catch (error) {
      showToast({ tone: "danger", title: texts.failed, text: asApiError(error).message });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Card class="flex flex-wrap items-center justify-between gap-3 p-5">
      <h2 class="text-base">{texts.title}</h2>
      <Show
        when={props.certificate.state === "revoked"}
        fallback={<Button onClick={() => setAsks(true)}>{texts.revoke}</Button>}
      >
        <Button variant="primary" busy={busy()} onClick={() => void awardAgain()}>
          {texts.awardAgain}
        </Button>
      </Show>
      <Show when={asks()}>
        <Suspense>
          <RevokeDialog
            certificate={props.certificate}
            onRevoked={props.onChange}
            onClose={() => setAsks(false)}
          />
        </Suspense>
      </Show>
    </Card>
  );
}
