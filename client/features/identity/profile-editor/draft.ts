import type { OwnProfile, OwnProfileUpdate } from "../../../../domain/identity/model.ts";
import {
  bioFault,
  bioShortFault,
  expertiseFault,
  interestsFault,
  philosophyFault,
  qualificationFault,
  qualificationsFault,
  titleFault,
  websiteFault,
} from "../../../../domain/identity/profile/rules.ts";
import { sentence } from "../../../lib/forms/form.ts";
import { nameProblem } from "../name-rules.ts";

/** The texts of a profile that are typed into one field each. */
const TEXT_FIELDS = ["name", "title", "bioShort", "bio", "teachingPhilosophy", "website"] as const;
export type TextField = (typeof TEXT_FIELDS)[number];
const LIST_FIELDS = ["qualifications", "expertise", "interests"] as const;
type ListField = (typeof LIST_FIELDS)[number];
export type DraftField = TextField | ListField;
const FIELDS: readonly DraftField[] = [...TEXT_FIELDS, ...LIST_FIELDS];

/** A profile as it stands in the editor. */
export type Draft = { readonly [Field in TextField]: string } & {
  readonly [Field in ListField]: readonly string[];
};

/** What is wrong with each part of it. */
export type DraftProblems = { readonly [Field in DraftField]?: string | undefined };

export const draftOf = (profile: OwnProfile): Draft => ({
  name: profile.name,
  title: profile.title ?? "",
  bioShort: profile.bioShort ?? "",
  bio: profile.bio ?? "",
  teachingPhilosophy: profile.teachingPhilosophy ?? "",
  website: profile.website ?? "",
  qualifications: profile.qualifications,
  expertise: profile.expertise,
  interests: profile.interests,
});

/** Lines that were added and left empty are no part of what is saved. */
const saved = (value: string | readonly string[]): string | readonly string[] =>
  typeof value === "string" ? value.trim() : value.map((one) => one.trim()).filter((one) => one !== "");

const isSame = (one: Draft, other: Draft, field: DraftField): boolean =>
  JSON.stringify(saved(one[field])) === JSON.stringify(saved(other[field]));

/** The parts in which a draft differs from what it began as. */
export const changedFields = (draft: Draft, base: Draft): readonly DraftField[] =>
  FIELDS.filter((field) => !isSame(draft, base, field));

/** What is to be saved of a draft that began as this version of the profile. */
export const updateOf = (draft: Draft, base: OwnProfile): OwnProfileUpdate =>
  Object.fromEntries([
    ["version", base.version],
    ...changedFields(draft, draftOf(base)).map((field) => [field, saved(draft[field])]),
  ]) as unknown as OwnProfileUpdate;

/** A draft on top of a newer version of the profile: what was changed here stays, and everything else is the newer. */
export interface Merged {
  readonly draft: Draft;
  /** Parts that were changed both here and there, differently. */
  readonly clashes: readonly DraftField[];
}

export const merge = (draft: Draft, base: Draft, newer: Draft): Merged => {
  const own = changedFields(draft, base);
  const merged = Object.fromEntries(
    FIELDS.map((field) => [field, own.includes(field) ? draft[field] : newer[field]]),
  ) as unknown as Draft;
  const clashes = own.filter((field) => !isSame(base, newer, field) && !isSame(draft, newer, field));
  return { draft: merged, clashes };
};

const said = (fault: string | null) => (fault === null ? undefined : sentence(fault));

/** What is wrong with a draft, by the rules that the server has too. */
export const problemsOf = (draft: Draft): DraftProblems => ({
  name: nameProblem(draft.name),
  title: said(titleFault(draft.title)),
  bioShort: said(bioShortFault(draft.bioShort)),
  bio: said(bioFault(draft.bio)),
  teachingPhilosophy: said(philosophyFault(draft.teachingPhilosophy)),
  website: said(websiteFault(draft.website)),
  qualifications: said(qualificationsFault(saved(draft.qualifications) as readonly string[])),
  expertise: said(expertiseFault(draft.expertise)),
  interests: said(interestsFault(draft.interests)),
});

/** What is wrong with one line of the qualifications; an empty one is left out when saving. */
export const lineProblem = (line: string): string | undefined =>
  line.trim() === "" ? undefined : said(qualificationFault(line));

/** Which part comes first on the page of those in which something is wrong. */
export const firstProblem = (problems: DraftProblems): DraftField | undefined =>
  FIELDS.find((field) => problems[field] !== undefined);
