import { type Accessor, createContext, useContext } from "solid-js";

/** The field of a composer, for what stands around it. */
export interface ComposerField {
  /** There once the composer is in the document. */
  readonly element: HTMLTextAreaElement;
  readonly text: Accessor<string>;
  /** Another text, with the caret at a place in it, or at its end. */
  readonly write: (text: string, caret?: number) => void;
  /**
   * Puts a text in the place of what stands between two places, as if it were typed: the browser's undo takes it back.
   * Then what stands between `start` and `end` is selected, or the caret is behind the text.
   */
  readonly replace: (from: number, to: number, text: string, start?: number, end?: number) => void;
  readonly focus: () => void;
}

const Context = createContext<ComposerField>();

export const ComposerFieldProvider = Context.Provider;

/** The field of the composer that a component stands in. */
export const useComposerField = (): ComposerField => useContext(Context) as ComposerField;
