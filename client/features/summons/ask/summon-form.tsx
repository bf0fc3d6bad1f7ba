import { useNavigate } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import type { Course } from "../../../../domain/courses/model.ts";
import { graphemesIn, hasVisibleText } from "../../../../domain/shared/rules.ts";
import { MAX_SUMMON_MESSAGE_LENGTH, MIN_POINTS } from "../../../../domain/summons/limits.ts";
import { api } from "../../../lib/request/api.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { useInbox } from "../../../shell/inbox/inbox.ts";
import { Button } from "../../../ui/button.tsx";
import { Field, Select, Textarea } from "../../../ui/forms/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { askTexts } from "../texts/ask.ts";
import { PointsField } from "./points-field.tsx";

/** What one needs help with, and what one offers for it. Leads to the help room. */
export const SummonForm = (props: { readonly course: Course; readonly onDone: () => void }) => {
  const inbox = useInbox();
  const navigate = useNavigate();
  const balance = () => inbox.state.goodwill.balance;
  const [moduleId, setModuleId] = createSignal("");
  const [message, setMessage] = createSignal("");
  const [points, setPoints] = createSignal(MIN_POINTS);
  const [error, setError] = createSignal<string>();
  const [failure, setFailure] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  let field: HTMLTextAreaElement | undefined;

  const problem = () => {
    if (!hasVisibleText(message())) return askTexts.questionMissing;
    const over = graphemesIn(message().trim()) - MAX_SUMMON_MESSAGE_LENGTH;
    return over > 0 ? askTexts.questionTooLong(over) : undefined;
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setError(problem());
    if (problem() !== undefined) return field?.focus();
    setBusy(true);
    setFailure(undefined);
    try {
      const summon = await api.createSummon({
        courseId: props.course.id,
        moduleId: moduleId() || null,
        message: message().trim(),
        points: points(),
      });
      props.onDone();
      navigate(`/help/${summon.id}`);
    } catch (thrown) {
      setFailure(asApiError(thrown).message);
    }
    setBusy(false);
  };

  return (
    <form class="grid gap-5" onSubmit={submit} noValidate>
      <Field label={askTexts.question} error={error()}>
        {(control) => (
          <Textarea
            {...control}
            ref={field}
            rows={4}
            value={message()}
            placeholder={askTexts.questionExample}
            onInput={(event) => {
              setMessage(event.currentTarget.value);
              if (error()) setError(problem());
            }}
          />
        )}
      </Field>
      <Field label={askTexts.module} hint={askTexts.moduleHint}>
        {(control) => (
          <Select
            {...control}
            value={moduleId()}
            onChange={(event) => setModuleId(event.currentTarget.value)}
          >
            <option value="">{askTexts.noModule}</option>
            <For each={props.course.curriculum}>
              {(module) => <option value={module.id}>{module.title}</option>}
            </For>
          </Select>
        )}
      </Field>
      <PointsField value={points()} balance={balance()} onChange={setPoints} />
      <Show when={failure()}>{(text) => <Notice tone="danger">{text()}</Notice>}</Show>
      <div class="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onClick={() => props.onDone()}>
          {askTexts.notNow}
        </Button>
        <Button type="submit" variant="help" busy={busy()}>
          {askTexts.send}
        </Button>
      </div>
    </form>
  );
};
