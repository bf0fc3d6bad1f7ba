import { batch, createMemo, createSignal } from "solid-js";
import type { OwnProfile } from "../../../../domain/identity/model.ts";
import { fieldErrors } from "../../../lib/forms/form.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { createWait } from "../../../lib/time/wait.ts";
import { apiProfile } from "../api.ts";
import {
  changedFields,
  type Draft,
  type DraftField,
  type DraftProblems,
  draftOf,
  firstProblem,
  merge,
  problemsOf,
  updateOf,
} from "./draft.ts";
import { editorTexts } from "./texts.ts";

/** Times that a save is repeated on top of what other devices have saved meanwhile. */
const TRIES = 3;

/**
 * The state of the editor of one's own profile, which began as `read`. What another device saves meanwhile is taken in
 * where it was not changed here; what was changed in both is said, and kept as it is here.
 * @param onSaved hears of the profile as it was saved
 */
export const createEditor = (read: OwnProfile, onSaved: (profile: OwnProfile) => void) => {
  const [base, setBase] = createSignal(read);
  const [draft, setDraft] = createSignal<Draft>(draftOf(read));
  const [problems, setProblems] = createSignal<DraftProblems>({});
  const [failure, setFailure] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const [isSaved, setSaved] = createSignal(false);
  const wait = createWait(() => setFailure(undefined));
  const changed = createMemo(() => changedFields(draft(), draftOf(base())));

  const set = <Field extends DraftField>(field: Field, value: Draft[Field]) =>
    batch(() => {
      setDraft((known) => ({ ...known, [field]: value }));
      // What was said to be wrong is looked at again while it is mended.
      if (problems()[field] !== undefined)
        setProblems((known) => ({ ...known, [field]: problemsOf(draft())[field] }));
      if (failure() === editorTexts.wrong && firstProblem(problems()) === undefined) setFailure(undefined);
    });

  /** Takes in a newer version of the profile; answers what was changed differently in both. */
  const takeIn = (newer: OwnProfile): readonly DraftField[] => {
    const merged = merge(draft(), draftOf(base()), draftOf(newer));
    batch(() => {
      setBase(newer);
      setDraft(merged.draft);
    });
    return merged.clashes;
  };

  /** Saves the draft as it is now; what is typed meanwhile stays in it. Null where another device changed the same. */
  const saveOver = async (): Promise<OwnProfile | null> => {
    for (let tries = 1; ; tries += 1) {
      const sent = draft();
      try {
        const saved = await apiProfile.save(updateOf(sent, base()));
        batch(() => {
          setBase(saved);
          setDraft(merge(draft(), sent, draftOf(saved)).draft);
        });
        return saved;
      } catch (thrown) {
        if (asApiError(thrown).status !== 409 || tries === TRIES) throw thrown;
        const clashes = takeIn(await apiProfile.own());
        if (clashes.length === 0) continue;
        setFailure(editorTexts.clash(clashes));
        return null;
      }
    }
  };

  /** Saves what was changed. Answers the first part in which something is wrong, if any is. */
  const save = async (): Promise<DraftField | undefined> => {
    if (busy() || wait.left() > 0) return undefined;
    const found = problemsOf(draft());
    setProblems(found);
    setFailure(undefined);
    const first = firstProblem(found);
    if (first !== undefined) {
      setFailure(editorTexts.wrong);
      return first;
    }
    setBusy(true);
    try {
      const saved = await saveOver();
      if (saved !== null) {
        setSaved(true);
        onSaved(saved);
      }
      return undefined;
    } catch (thrown) {
      const error = asApiError(thrown);
      const refused = fieldErrors(error.message, Object.keys(draft()));
      wait.start(error.retryAfterSeconds);
      if (refused === undefined) setFailure(error.message);
      else setProblems(refused);
      return refused === undefined ? undefined : firstProblem(refused);
    } finally {
      setBusy(false);
    }
  };

  return {
    base,
    get draft(): Draft {
      return draft();
    },
    problems,
    failure,
    busy,
    /** Whether something was saved here. */
    isSaved,
    /** Seconds until it may be saved again, after that was tried too often. */
    wait: wait.left,
    /** The parts that were changed and not saved. */
    changed,
    set,
    save,
    takeIn,
    discard: () =>
      batch(() => {
        setDraft(draftOf(base()));
        setProblems({});
        setFailure(undefined);
      }),
  };
};

export type Editor = ReturnType<typeof createEditor>;
