import { createEffect, createSignal, on, onCleanup, Show, Suspense, untrack } from "solid-js";
import { MAX_NOTE_LENGTH } from "../../../../../domain/learning/limits.ts";
import type { LearningModule } from "../../../../../domain/learning/model.ts";
import { online } from "../../../../lib/online.ts";
import { asApiError } from "../../../../lib/request/request.ts";
import { isUnsaved, type NoteEvent, noteOf, noteStep, toSave } from "../../../../live/drafts/note-state.ts";
import { Field, Textarea } from "../../../../ui/forms/field.tsx";
import { lazyComponent } from "../../../../ui/lazy-component.tsx";
import { learningApi } from "../../api.ts";
import { noteTexts as texts } from "../../texts/learn.ts";
import type { LearningCourse } from "../learning.ts";
import { readDraft, writeDraft } from "./note-draft.ts";

const NoteClash = lazyComponent(() => import("./note-clash.tsx"));

/** Milliseconds after the last stroke before it is saved, and before a save that did not arrive is tried again. */
const PAUSE_MS = 800;
const AGAIN_MS = 10_000;

/** Words for oneself about a module, saved by themselves. What is typed stays as it is, whatever becomes of that. */
export const ModuleNote = (props: { readonly course: LearningCourse; readonly module: LearningModule }) => {
  const { userId } = props.course;
  const moduleId = untrack(() => props.module.id);
  const [state, setState] = createSignal(
    noteOf(
      untrack(() => props.module.note),
      readDraft(userId, moduleId),
    ),
  );
  const step = (event: NoteEvent) => setState((known) => noteStep(known, event));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isGone = false;

  const over = () => state().text.length - MAX_NOTE_LENGTH;
  const enrollmentId = () => props.course.data()?.enrollment.id;

  /** What another device has saved: the answer says only that it has. */
  const readTheirs = async () => {
    const slug = props.course.data()?.course.slug ?? "";
    const { modules } = await learningApi.course(slug);
    const theirs = modules.find(({ id }) => id === moduleId)?.note ?? { body: "", version: 0 };
    step({ _tag: "Clashed", theirs });
  };

  const save = async (): Promise<void> => {
    clearTimeout(timer);
    const [wanted, id] = [toSave(state()), untrack(enrollmentId)];
    if (!wanted || !id || over() > 0) return;
    step({ _tag: "Sent" });
    try {
      const note = await learningApi.note(id, moduleId, wanted);
      step({ _tag: "Saved", note });
      props.course.noted(moduleId, note);
    } catch (thrown) {
      const error = asApiError(thrown);
      try {
        if (error.status !== 409) throw error;
        await readTheirs();
      } catch (failure) {
        const { isTemporary, message, retryAfterSeconds = 0 } = asApiError(failure);
        step({ _tag: "Failed", refusal: isTemporary ? null : message });
        const wait = 1_000 * retryAfterSeconds;
        if (!isGone && isTemporary) timer = setTimeout(() => void save(), Math.max(AGAIN_MS, wait));
        return;
      }
    }
    // What was typed meanwhile.
    if (toSave(state())) await save();
  };

  const type = (text: string) => {
    step({ _tag: "Typed", text });
    clearTimeout(timer);
    timer = setTimeout(() => void save(), PAUSE_MS);
  };

  createEffect(() => writeDraft(userId, moduleId, isUnsaved(state()) ? state().text : null));
  createEffect(
    on(
      () => props.module.note,
      (note) => step({ _tag: "Read", note }),
      { defer: true },
    ),
  );
  // What waited in the tab, and what waits for a network.
  createEffect(on(online, (is) => is && void save()));
  onCleanup(() => {
    isGone = true;
    void save();
  });

  const standing = () => {
    if (over() > 0) return texts.tooLong(over());
    if (state().sent !== null) return texts.saving;
    if (state().theirs) return "";
    if (!isUnsaved(state())) return state().saved.body === "" ? "" : texts.saved;
    if (!online()) return texts.offline;
    return state().refusal ?? (state().hasFailed ? texts.waiting : texts.saving);
  };

  return (
    <div class="grid gap-2">
      <Field label={texts.label} hint={texts.hint} aside={<span role="status">{standing()}</span>}>
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            value={state().text}
            aria-invalid={over() > 0 ? "true" : undefined}
            onInput={(event) => type(event.currentTarget.value)}
            onBlur={() => void save()}
          />
        )}
      </Field>
      <Show when={state().theirs}>
        {(theirs) => (
          <Suspense>
            <NoteClash
              theirs={theirs()}
              onKeep={() => {
                step({ _tag: "KeptMine" });
                void save();
              }}
              onTake={() => {
                const taken = theirs();
                step({ _tag: "TookTheirs" });
                props.course.noted(moduleId, taken);
              }}
            />
          </Suspense>
        )}
      </Show>
    </div>
  );
};
