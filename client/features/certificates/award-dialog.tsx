import { useNavigate } from "@solidjs/router";
import { Show } from "solid-js";
import type { Certificate } from "../../../domain/certificates/model.ts";
import { createForm } from "../../lib/forms/form.ts";
import { showToast } from "../../shell/toasts.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { certificatesApi } from "./api.ts";
import { awardTexts as texts } from "./texts.ts";

/** Awards mastery to a student; `onAwarded` hears of the certificate. */
export default function AwardDialog(props: {
  readonly student: { readonly id: string; readonly name: string };
  readonly course: { readonly id: string; readonly title: string };
  readonly onAwarded: (certificate: Certificate) => void;
  readonly onClose: () => void;
}) {
  const navigate = useNavigate();
  const form = createForm({
    initial: {},
    validate: () => ({}),
    submit: async () => {
      const certificate = await certificatesApi.awardMastery(props.student.id, props.course.id);
      showToast({
        tone: "good",
        title: texts.awarded(props.student.name),
        action: { label: texts.see, run: () => navigate(`/certificates/${certificate.code}`) },
      });
      props.onAwarded(certificate);
      props.onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={texts.title(props.student.name)}
      description={texts.text(props.course.title)}
    >
      <form class="grid gap-4" onSubmit={form.submit} noValidate>
        <Show when={form.failure()}>{(failure) => <Notice tone="danger">{failure()}</Notice>}</Show>
        <div class="flex flex-wrap justify-end gap-2">
          <Button onClick={props.onClose}>{texts.cancel}</Button>
          <Button type="submit" variant="primary" busy={form.busy()} disabled={form.wait() > 0}>
            {texts.award}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
