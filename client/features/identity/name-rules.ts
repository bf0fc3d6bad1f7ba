import { lineOf, nameFault } from "../../../domain/identity/rules.ts";
import { sentence } from "../../lib/forms/form.ts";
import { accountTexts as texts } from "./texts.ts";

/** A fault of an input, in words; undefined where there is none. */
export const said = (fault: string | null): string | undefined =>
  fault === null ? undefined : sentence(fault);

/** What is wrong with a name, in words; undefined when nothing is. The server has the last word. */
export const nameProblem = (name: string): string | undefined => {
  if (name.trim() === "") return texts.nameMissing;
  return said(nameFault(lineOf(name)));
};
