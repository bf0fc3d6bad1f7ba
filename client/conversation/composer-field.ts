import { type Accessor, createContext, useContext } from "solid-js";

/** The field of a composer, for what stands around it. */
export interface ComposerField {
  /** There once the composer is in the document. */
  readonly element: HTMLTextAreaElement;
  readonly text: Accessor<string>;
  /** Another text, with the caret at a place in it, or at its end. */
  readonly write: (text: string, caret?: number) => void;
  readonly focus: () => void;
}

const Context = createContext<ComposerField>();

export const ComposerFieldProvider = Context.Provider;

/** The field of the composer that a component stands in. */
export const useComposerField = (): ComposerField => useContext(Context) as ComposerField;
