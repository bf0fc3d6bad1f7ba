import { createSignal, For, Show } from "solid-js";
import {
  MAX_INSTRUCTIONS_LENGTH,
  MAX_SUMMARY_LENGTH,
  MAX_TITLE_LENGTH,
} from "../../../../domain/homework/limits.ts";
import type { Assignment, CourseHomework } from "../../../../domain/homework/model.ts";
import { createAttempt } from "../../../lib/request/attempt.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Field, Input, Select, Textarea } from "../../../ui/forms/field.tsx";
import { Segmented } from "../../../ui/forms/segmented.tsx";
import { Switch } from "../../../ui/forms/switch.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { homeworkApi, newId } from "../api.ts";
import { formTexts as texts } from "../texts/setting.ts";
import { type FormValues, faultsIn, fieldsOf, valuesOf } from "./form-values.ts";

/** Writes homework: a new draft, or what is changed. */
const AssignmentForm = (props: {
  readonly homework: CourseHomework;
  /** Null for a new one. */
  readonly assignment: Assignment | null;
  readonly onSaved: (assignment: Assignment, isPublished: boolean) => void;
  readonly onClose: () => void;
}) => {
  const of = props.assignment;
  const id = of?.id ?? newId();
  const [values, setValues] = createSignal(valuesOf(of));
  const [isAsked, setAsked] = createSignal(false);
  const { busy, failure, run } = createAttempt();
  const set = (change: Partial<FormValues>) => setValues((known) => ({ ...known, ...change }));
  const fault = (name: keyof FormValues) => (isAsked() ? faultsIn(values())[name] : undefined);
  const isDraft = of === null || of.state === "draft";

  const save = (isToPublish: boolean) => {
    setAsked(true);
    if (Object.keys(faultsIn(values())).length > 0) return;
    void run(async () => {
      const written = await homeworkApi.write(id, {
        courseId: props.homework.course.id,
        version: of?.version ?? 0,
        fields: fieldsOf(values()),
      });
      const saved = isToPublish ? await homeworkApi.step(id, "publish", written.version) : written;
      props.onSaved(saved, isToPublish);
    });
  };
  return (
    <Dialog open onClose={props.onClose} title={of === null ? texts.newTitle : texts.editTitle}>
      <form
        class="grid grid-cols-1 gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save(false);
        }}
      >
        <Show when={failure()}>{(said) => <Notice tone="danger">{said()}</Notice>}</Show>
        <Field label={texts.title} error={fault("title")}>
          {(control) => (
            <Input
              {...control}
              dir="auto"
              maxlength={MAX_TITLE_LENGTH}
              value={values().title}
              onInput={(event) => set({ title: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label={texts.description}>
          {(control) => (
            <Input
              {...control}
              dir="auto"
              maxlength={MAX_SUMMARY_LENGTH}
              value={values().description}
              onInput={(event) => set({ description: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label={texts.instructions} hint={texts.instructionsHint} error={fault("instructions")}>
          {(control) => (
            <Textarea
              {...control}
              rows={5}
              dir="auto"
              maxlength={MAX_INSTRUCTIONS_LENGTH}
              value={values().instructions}
              onInput={(event) => set({ instructions: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label={texts.module}>
          {(control) => (
            <Select {...control} onChange={(event) => set({ moduleId: event.currentTarget.value })}>
              <option value="" selected={values().moduleId === ""}>
                {texts.wholeCourse}
              </option>
              <For each={props.homework.modules}>
                {(module) => (
                  <option value={module.id} selected={values().moduleId === module.id}>
                    {module.title}
                  </option>
                )}
              </For>
            </Select>
          )}
        </Field>
        <div class="grid gap-2">
          <p class="text-sm font-semibold" aria-hidden="true">
            {texts.due}
          </p>
          <Segmented
            label={texts.due}
            options={[
              { key: "days", label: texts.dueDays },
              { key: "day", label: texts.dueDay },
              { key: "never", label: texts.dueNever },
            ]}
            value={values().due}
            onChange={(due) => set({ due })}
          />
          <Show when={values().due === "days"}>
            <Field label={texts.days} hint={texts.dueHint} error={fault("days")}>
              {(control) => (
                <Input
                  {...control}
                  inputmode="numeric"
                  class="max-w-32"
                  value={values().days}
                  onInput={(event) => set({ days: event.currentTarget.value })}
                />
              )}
            </Field>
          </Show>
          <Show when={values().due === "day"}>
            <Field label={texts.day} hint={texts.dueHint} error={fault("day")}>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  class="max-w-56"
                  value={values().day}
                  onInput={(event) => set({ day: event.currentTarget.value })}
                />
              )}
            </Field>
          </Show>
        </div>
        <div class="grid gap-4 sm:grid-cols-2">
          <Field label={texts.points} hint={texts.pointsHint} error={fault("points")}>
            {(control) => (
              <Input
                {...control}
                inputmode="numeric"
                value={values().points}
                onInput={(event) => set({ points: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field label={texts.attempts} hint={texts.attemptsHint} error={fault("attempts")}>
            {(control) => (
              <Input
                {...control}
                inputmode="numeric"
                value={values().attempts}
                onInput={(event) => set({ attempts: event.currentTarget.value })}
              />
            )}
          </Field>
        </div>
        <Switch
          label={texts.isRequired}
          checked={values().isRequired}
          onChange={(isRequired) => set({ isRequired })}
        />
        <Switch
          label={texts.acceptsLate}
          checked={values().acceptsLate}
          onChange={(acceptsLate) => set({ acceptsLate })}
        />
        <div class="flex flex-wrap justify-end gap-2">
          <Button class="min-h-11" onClick={props.onClose}>
            {texts.cancel}
          </Button>
          <Button type="submit" variant={isDraft ? "secondary" : "primary"} class="min-h-11" busy={busy()}>
            {isDraft ? texts.saveDraft : texts.save}
          </Button>
          <Show when={isDraft}>
            <Button variant="primary" class="min-h-11" busy={busy()} onClick={() => save(true)}>
              {texts.publish}
            </Button>
          </Show>
        </div>
      </form>
    </Dialog>
  );
};

export default AssignmentForm;
