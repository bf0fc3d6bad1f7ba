import type { ModuleNote } from "../../../domain/learning/model.ts";

/** A note while it is written. What is typed is never touched by what becomes of saving it. */
export interface NoteState {
  readonly text: string;
  /** What the server has, as far as is known here. */
  readonly saved: ModuleNote;
  /** What is on its way to the server; null while nothing is. */
  readonly sent: string | null;
  /** What another device has saved meanwhile, until its writer has chosen between the two. */
  readonly theirs: ModuleNote | null;
  /** The last save did not arrive. */
  readonly hasFailed: boolean;
  /** Why the server will not have it as it is; null where trying again may help. */
  readonly refusal: string | null;
}

export type NoteEvent =
  | { readonly _tag: "Typed"; readonly text: string }
  | { readonly _tag: "Sent" }
  | { readonly _tag: "Saved"; readonly note: ModuleNote }
  | { readonly _tag: "Failed"; readonly refusal: string | null }
  /** Another device was faster: this is what it saved. */
  | { readonly _tag: "Clashed"; readonly theirs: ModuleNote }
  | { readonly _tag: "KeptMine" }
  | { readonly _tag: "TookTheirs" }
  /** The server's note was read anew. */
  | { readonly _tag: "Read"; readonly note: ModuleNote };

/** A note as it was read, with what was typed before and not saved, if anything was. */
export const noteOf = (saved: ModuleNote, typed: string | null = null): NoteState => ({
  text: typed ?? saved.body,
  saved,
  sent: null,
  theirs: null,
  hasFailed: false,
  refusal: null,
});

/** Whether something is typed that the server does not have. */
export const isUnsaved = ({ text, saved }: NoteState): boolean => text !== saved.body;

/** What there is to be saved now: nothing while a save is under way, or its writer has to choose first. */
export const toSave = (state: NoteState): { readonly body: string; readonly version: number } | null =>
  state.sent !== null || state.theirs !== null || !isUnsaved(state)
    ? null
    : { body: state.text, version: state.saved.version };

/** The note after an event. */
export const noteStep = (state: NoteState, event: NoteEvent): NoteState => {
  switch (event._tag) {
    case "Typed":
      return { ...state, text: event.text };
    case "Sent":
      return { ...state, sent: state.text, hasFailed: false, refusal: null };
    case "Saved":
      return { ...state, saved: event.note, sent: null, hasFailed: false };
    case "Failed":
      return { ...state, sent: null, hasFailed: true, refusal: event.refusal };
    case "Clashed": {
      const { theirs } = event;
      const clashed = { ...state, sent: null, hasFailed: false };
      // Both have written the same, or nothing new stands here.
      if (theirs.body === state.text || !isUnsaved(state))
        return { ...clashed, text: theirs.body, saved: theirs, theirs: null };
      return { ...clashed, theirs };
    }
    case "KeptMine":
      return state.theirs ? { ...state, saved: state.theirs, theirs: null } : state;
    case "TookTheirs":
      return state.theirs ? { ...state, text: state.theirs.body, saved: state.theirs, theirs: null } : state;
    case "Read": {
      const { note } = event;
      if (state.sent !== null || state.theirs !== null || note.version === state.saved.version) return state;
      // What is being typed stays; saving it will tell of the other.
      return isUnsaved(state) ? state : { ...state, text: note.body, saved: note };
    }
  }
};
