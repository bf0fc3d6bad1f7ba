import { createEffect, createSignal, on, onCleanup } from "solid-js";
import type { Draft, Work } from "../../../../domain/homework/model.ts";
import { online } from "../../../lib/online.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { isUnsaved, type NoteEvent, noteOf, noteStep, toSave } from "../../../live/drafts/note-state.ts";
import { decoded, encoded, keepWork, keptWork } from "../../../live/homework/kept-work.ts";
import { waitingHomework } from "../../../live/homework/waiting.ts";
import { homeworkApi } from "../api.ts";

/** Milliseconds after the last stroke before it is saved, and before a save that did not arrive is tried again. */
const PAUSE_MS = 1_000;
const AGAIN_MS = 10_000;

const noteFrom = (draft: Draft) => ({ body: encoded(draft), version: draft.version });

/** A draft of homework that saves itself. What is typed stays as it is, whatever becomes of that. */
export const createWorkDraft = (options: {
  readonly userId: string;
  readonly slug: string;
  readonly assignmentId: string;
  readonly read: Draft;
}) => {
  const { userId, slug, assignmentId } = options;
  const waiting = waitingHomework(userId, assignmentId);
  const typed = waiting ? encoded(waiting.sent) : keptWork(userId, assignmentId);
  const [state, setState] = createSignal(noteOf(noteFrom(options.read), typed));
  const step = (event: NoteEvent) => setState((known) => noteStep(known, event));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isGone = false;
  /** While it is handed in it is no draft: saving it would bring one back. */
  const [isPaused, setPaused] = createSignal(waiting !== null);

  const save = async (): Promise<void> => {
    clearTimeout(timer);
    const wanted = isPaused() ? null : toSave(state());
    if (!wanted) return;
    step({ _tag: "Sent" });
    try {
      const draft = await homeworkApi.saveDraft(assignmentId, {
        ...decoded(wanted.body),
        version: wanted.version,
      });
      step({ _tag: "Saved", note: noteFrom(draft) });
    } catch (thrown) {
      const error = asApiError(thrown);
      try {
        if (error.status !== 409) throw error;
        const { draft } = await homeworkApi.byId(slug, assignmentId);
        step({ _tag: "Clashed", theirs: noteFrom(draft) });
      } catch (failure) {
        const { isTemporary, message, retryAfterSeconds = 0 } = asApiError(failure);
        step({ _tag: "Failed", refusal: isTemporary ? null : message });
        if (!isGone && isTemporary)
          timer = setTimeout(() => void save(), Math.max(AGAIN_MS, 1_000 * retryAfterSeconds));
        return;
      }
    }
    if (toSave(state())) await save();
  };

  createEffect(() => keepWork(userId, assignmentId, isUnsaved(state()) && !isPaused() ? state().text : null));
  createEffect(on(online, (is) => is && void save()));
  onCleanup(() => {
    isGone = true;
    void save();
  });

  return {
    work: () => decoded(state().text),
    type: (work: Work) => {
      step({ _tag: "Typed", text: encoded(work) });
      clearTimeout(timer);
      timer = setTimeout(() => void save(), PAUSE_MS);
    },
    save: () => void save(),
    pause: () => {
      setPaused(true);
      clearTimeout(timer);
    },
    go: () => {
      setPaused(false);
      void save();
    },
    /** It was handed in: the server has no draft of it any more. */
    handedIn: (read: Draft) => {
      setPaused(false);
      setState(noteOf(noteFrom(read)));
    },
    state,
    isUnsaved: () => isUnsaved(state()),
    theirs: () => {
      const { theirs } = state();
      return theirs === null ? null : decoded(theirs.body);
    },
    keepMine: () => {
      step({ _tag: "KeptMine" });
      void save();
    },
    takeTheirs: () => step({ _tag: "TookTheirs" }),
  } as const;
};
