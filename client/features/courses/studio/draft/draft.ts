import { batch, createSignal } from "solid-js";
import type {
  CourseDocument,
  DocumentChanges,
  DocumentField,
} from "../../../../../domain/courses/studio/document.ts";
import { AUTOSAVE_MOST_MS, AUTOSAVE_REST_MS } from "../../../../../domain/courses/studio/limits.ts";
import type { StudioCourse } from "../../../../../domain/courses/studio/model.ts";
import { changedFields, merge, pick } from "../../../../../domain/courses/studio/rules.ts";
import { type ApiError, asApiError } from "../../../../lib/request/request.ts";
import { type Moment, moment } from "../../../../lib/time/elapsed.ts";
import type { KeptDraft } from "./kept-drafts.ts";

/** Where the draft stands: all of it is stored, some of it is not, or why it cannot be. */
export type DraftStatus = "saved" | "waiting" | "saving" | "offline" | "refused" | "conflict";

/** A course that was changed somewhere else in the same fields as here. */
export interface DraftConflict {
  readonly current: StudioCourse;
  readonly fields: readonly DocumentField[];
}

/** What a draft needs of the world around it. */
export interface DraftDeps {
  readonly save: (version: number, changes: DocumentChanges) => Promise<StudioCourse>;
  /** Keeps on the device what is not stored yet; null once everything is. */
  readonly keep: (draft: KeptDraft | null) => void;
  /** What somebody else, or another tab, has changed in other fields was taken in. */
  readonly onTakenIn: (fields: readonly DocumentField[]) => void;
}

/** Milliseconds before a save that failed for a while is tried again. */
const RETRY_MS = 10_000;

const currentIn = (error: ApiError): StudioCourse | undefined =>
  (error.body as { readonly current?: StudioCourse } | undefined)?.current;

/**
 * The document of a course while it is written. Changes are stored by themselves once nothing was typed for a moment;
 * what comes back never takes the place of what was typed since. What was changed somewhere else is taken in where it is
 * not changed here, and said; where both changed the same field, the writer chooses (`settle`).
 */
export const createDraft = (read: StudioCourse, deps: DraftDeps) => {
  const [course, setCourse] = createSignal(read);
  const [document, setDocument] = createSignal<CourseDocument>(read.document);
  const [isSaving, setSaving] = createSignal(false);
  const [failure, setFailure] = createSignal<ApiError>();
  const [conflict, setConflict] = createSignal<DraftConflict>();
  const [savedAt, setSavedAt] = createSignal<Moment>();
  const changed = () => changedFields(course().document, document());
  let rest: ReturnType<typeof setTimeout> | undefined;
  let most: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let isClosed = false;

  const status = (): DraftStatus => {
    if (conflict()) return "conflict";
    if (isSaving()) return "saving";
    if (changed().length === 0) return "saved";
    if (failure()) return failure()?.isTemporary ? "offline" : "refused";
    return "waiting";
  };

  const unschedule = () => {
    clearTimeout(rest);
    clearTimeout(most);
    rest = undefined;
    most = undefined;
  };
  const schedule = (after = AUTOSAVE_REST_MS) => {
    if (isClosed) return;
    clearTimeout(rest);
    rest = setTimeout(() => void saveNow(), after);
    most ??= setTimeout(() => void saveNow(), Math.max(after, AUTOSAVE_MOST_MS));
  };

  const keep = () => deps.keep(changed().length === 0 ? null : { course: course(), document: document() });

  /** Puts the draft on top of another version of the course. `sent` is what of it is in there already. */
  const rebase = (newer: StudioCourse, sent: CourseDocument) => {
    const merged = merge(sent, document(), newer.document);
    batch(() => {
      setCourse(newer);
      setDocument(merged.document);
    });
    keep();
  };

  const meet = (current: StudioCourse) => {
    const base = course().document;
    const { clashes } = merge(base, document(), current.document);
    if (clashes.length > 0) {
      setConflict({ current, fields: clashes });
      return;
    }
    const others = changedFields(base, current.document);
    rebase(current, base);
    if (others.length > 0) deps.onTakenIn(others);
    schedule(0);
  };

  const saveOnce = async () => {
    const sent = document();
    const fields = changed();
    if (fields.length === 0 || conflict()) return;
    setSaving(true);
    try {
      const saved = await deps.save(course().version, pick(sent, fields));
      batch(() => {
        setFailure(undefined);
        setSavedAt(moment());
      });
      // What was typed since is a change to what was just sent.
      rebase({ ...saved, document: { ...saved.document, ...pick(sent, fields) } }, sent);
      if (changed().length > 0) schedule();
    } catch (thrown) {
      const error = asApiError(thrown);
      const current = currentIn(error);
      if (error.status === 409 && current) meet(current);
      else {
        setFailure(error);
        if (error.isTemporary) schedule(RETRY_MS);
      }
    } finally {
      setSaving(false);
    }
  };

  /** Stores what is not stored yet; resolves when it is, or cannot be. */
  const saveNow = (): Promise<void> => {
    unschedule();
    running ??= saveOnce().finally(() => {
      running = undefined;
    });
    return running;
  };

  const change = (changes: DocumentChanges) => {
    batch(() => {
      setDocument((known) => ({ ...known, ...changes }));
      if (failure() && !failure()?.isTemporary) setFailure(undefined);
    });
    keep();
    schedule();
  };

  return {
    course,
    document,
    status,
    /** Fields that are not stored yet. */
    changed,
    failure,
    conflict,
    /** When it was last stored from here. */
    savedAt,
    change,
    set: <Field extends DocumentField>(field: Field, value: CourseDocument[Field]) =>
      change({ [field]: value } as DocumentChanges),
    saveNow,
    /** Takes what was kept on this device of it, on top of the course as it is now. */
    restore: (kept: KeptDraft) => {
      const { clashes } = merge(kept.course.document, kept.document, read.document);
      batch(() => {
        if (clashes.length > 0) {
          // Both stay as they are until the writer has chosen.
          setCourse(kept.course);
          setDocument(kept.document);
          setConflict({ current: read, fields: clashes });
        } else setDocument(merge(kept.course.document, kept.document, read.document).document);
      });
      if (clashes.length === 0) schedule(0);
    },
    /** Ends a conflict: these fields become what they are elsewhere, all others stay as they are here. */
    settle: (theirs: readonly DocumentField[]) => {
      const met = conflict();
      if (!met) return;
      const merged = merge(course().document, document(), met.current.document).document;
      batch(() => {
        setConflict(undefined);
        setCourse(met.current);
        setDocument({ ...merged, ...pick(met.current.document, theirs) });
      });
      keep();
      schedule(0);
    },
    /** Takes another state of the course, such as after it was published, with the same document. */
    take: (newer: StudioCourse) => rebase(newer, course().document),
    /** Stores what is left, and then nothing more. */
    close: () => {
      const last = saveNow();
      isClosed = true;
      unschedule();
      return last;
    },
  };
};

export type Draft = ReturnType<typeof createDraft>;
