import { Show } from "solid-js";
import { MAX_REVOKE_REASON_LENGTH } from "../../../../domain/certificates/limits.ts";
import type { Certificate } from "../../../../domain/certificates/model.ts";
import { graphemesIn, hasVisibleText } from "../../../../domain/shared/rules.ts";
import { createForm } from "../../../lib/forms/form.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field, Textarea } from "../../../ui/forms/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { certificatesApi } from "../api.ts";
import { decisionTexts as texts } from "../texts.ts";

/** Asks why a certificate is revoked: its page says so from then on. */
export default function RevokeDialog(props: {
  readonly certificate: Certificate;
  readonly onRevoked: (certificate: Certificate) => void;
  readonly onClose: () => void;
}) {
  const form = createForm({
    initial: { reason: "" },
    validate: ({ reason }) => ({
      reason: !hasVisibleText(reason)
        ? texts.missing
        : graphemesIn(reason.trim()) > MAX_REVOKE_REASON_LENGTH
          ? texts.tooLong(MAX_REVOKE_REASON_LENGTH)
          : undefined,
    }),
    submit: async ({ reason }) => {
      const revoked = await certificatesApi.revoke(props.certificate.code, reason.trim());
      showToast({ title: texts.revoked });
      props.onRevoked(revoked);
      props.onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={texts.revokeTitle(props.certificate.recipientName ?? "")}
      description={texts.revokeText}
    >
      <form class="grid gap-4" onSubmit={form.submit} noValidate>
        <Show when={form.failure()}>{(failure) => <Notice tone="danger">{failure()}</Notice>}</Show>
        <Field label={texts.reason} hint={texts.reasonHint} error={form.error("reason")} required>
          {(control) => <Textarea {...control} {...form.bind("reason")} rows={3} />}
        </Field>
        <div class="flex flex-wrap justify-end gap-2">
          <Button onClick={props.onClose}>{texts.keep}</Button>
          <Button type="submit" variant="danger" busy={form.busy()} disabled={form.wait() > 0}>
            {texts.revoke}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
