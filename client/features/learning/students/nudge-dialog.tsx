import { Show } from "solid-js";
import { MAX_NUDGE_LENGTH, NUDGE_EVERY_DAYS } from "../../../../domain/learning/limits.ts";
import type { Student } from "../../../../domain/learning/model.ts";
import { graphemesIn, hasVisibleText } from "../../../../domain/shared/rules.ts";
import { createForm } from "../../../lib/forms/form.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { serverNow } from "../../../lib/time/socket-clock.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field, Textarea } from "../../../ui/forms/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { learningApi } from "../api.ts";
import { nudgeTexts as texts } from "../texts/students.ts";

const DAY_MS = 86_400_000;

/** Writes a few words to a student; `onSent` hears until when nobody may again. */
const NudgeDialog = (props: {
  readonly student: Student;
  readonly onSent: (until: string) => void;
  readonly onClose: () => void;
}) => {
  const until = (ms: number) => new Date(serverNow() + ms).toISOString();
  const form = createForm({
    initial: { message: "" },
    validate: ({ message }) => ({
      message: !hasVisibleText(message)
        ? texts.missing
        : graphemesIn(message.trim()) > MAX_NUDGE_LENGTH
          ? texts.tooLong(MAX_NUDGE_LENGTH)
          : undefined,
    }),
    submit: async ({ message }) => {
      try {
        await learningApi.nudge(props.student.enrollmentId, message.trim());
      } catch (thrown) {
        const { retryAfterSeconds } = asApiError(thrown);
        // Somebody else was faster.
        if (retryAfterSeconds !== undefined) props.onSent(until(1_000 * retryAfterSeconds));
        throw thrown;
      }
      showToast({ tone: "good", title: texts.sent(props.student.person.name) });
      props.onSent(until(NUDGE_EVERY_DAYS * DAY_MS));
      props.onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={texts.title(props.student.person.name)}
      description={texts.text}
    >
      <form class="grid gap-4" onSubmit={form.submit} noValidate>
        <Show when={form.failure()}>{(failure) => <Notice tone="danger">{failure()}</Notice>}</Show>
        <Field label={texts.label} error={form.error("message")} required>
          {(control) => (
            <Textarea {...control} {...form.bind("message")} rows={4} placeholder={texts.example} />
          )}
        </Field>
        <div class="flex flex-wrap justify-end gap-2">
          <Button onClick={props.onClose}>{texts.cancel}</Button>
          <Button type="submit" variant="primary" busy={form.busy()} disabled={form.wait() > 0}>
            {texts.send}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

export default NudgeDialog;
