import { createContext, useContext } from "solid-js";
import type { Missing } from "../../../../../domain/courses/studio/checks/rules.ts";
import type { DocumentField, ModuleDocument } from "../../../../../domain/courses/studio/document.ts";
import type { Draft } from "./draft.ts";

/** What every part of the editor works on. */
export interface Editing {
  readonly draft: Draft;
  readonly courseId: string;
  /** What is missing before the draft can be published; nothing before the writer has asked. */
  readonly missing: () => readonly Missing[];
}

const Context = createContext<Editing>();
export const EditingProvider = Context.Provider;

/** The draft that is being edited. Throws outside of an editor. */
export const useEditing = (): Editing => {
  const editing = useContext(Context);
  if (!editing) throw new Error("not in an editor of a course");
  return editing;
};

/** What is missing in a field of the document. */
export const problemOf = (editing: Editing, field: DocumentField): string | undefined =>
  editing.missing().find((one) => one.field === field && one.moduleId === undefined)?.text;

/** What is missing in a text of a module. */
export const moduleProblem = (
  editing: Editing,
  moduleId: string,
  part: keyof ModuleDocument,
): string | undefined =>
  editing.missing().find((one) => one.moduleId === moduleId && one.part === part)?.text;
