import { useNavigate } from "@solidjs/router";
import { Show } from "solid-js";
import { MAX_LEAVE_REASON_LENGTH } from "../../../../domain/learning/limits.ts";
import type { Learning } from "../../../../domain/learning/model.ts";
import { graphemesIn } from "../../../../domain/shared/rules.ts";
import { createForm } from "../../../lib/forms/form.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field, Textarea } from "../../../ui/forms/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { RetryButton } from "../../../ui/retry-button.tsx";
import { learningApi } from "../api.ts";
import { leaveTexts as texts } from "../texts/aside.ts";

/** Asks whoever wants to leave a course, says what is kept, and takes a reason if there is one. */
const LeaveDialog = (props: {
  readonly learning: Learning;
  /** They have left: nothing of the course is kept on the device. */
  readonly onLeft: () => void;
  readonly onClose: () => void;
}) => {
  const navigate = useNavigate();
  const form = createForm({
    initial: { reason: "" },
    validate: ({ reason }) => ({
      reason:
        graphemesIn(reason) > MAX_LEAVE_REASON_LENGTH ? texts.tooLong(MAX_LEAVE_REASON_LENGTH) : undefined,
    }),
    submit: async ({ reason }) => {
      const { enrollment, course } = props.learning;
      await learningApi.leave(enrollment.id, reason.trim());
      props.onLeft();
      showToast({ title: texts.left(course.title), text: texts.leftText });
      navigate(`/courses/${course.slug}`, { replace: true });
    },
  });
  return (
    <Dialog open onClose={props.onClose} title={texts.title} description={texts.text}>
      <form class="grid gap-4" onSubmit={form.submit} noValidate>
        <Show when={form.failure()}>{(failure) => <Notice tone="danger">{failure()}</Notice>}</Show>
        <Field label={texts.reason} hint={texts.reasonHint} error={form.error("reason")}>
          {(control) => <Textarea {...control} {...form.bind("reason")} rows={3} />}
        </Field>
        <div class="flex flex-wrap justify-end gap-2">
          <RetryButton type="submit" variant="danger" busy={form.busy()} left={form.wait()}>
            {texts.leave}
          </RetryButton>
          <Button variant="primary" onClick={props.onClose}>
            {texts.stay}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

export default LeaveDialog;
