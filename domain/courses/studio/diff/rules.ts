import type { CourseDocument, DocumentField, ModuleDocument } from "../document.ts";
import { canonical, changedFields, isSame, publishedForm } from "../rules.ts";

/** Which modules a publication changes, by their ids; and how many change their place among those that stay. */
export interface ModuleChanges {
  readonly added: readonly ModuleDocument[];
  readonly removed: readonly ModuleDocument[];
  readonly changed: readonly ModuleDocument[];
  readonly moved: number;
}

/** One line of what a publication changes. */
export type Change =
  | { readonly kind: "text"; readonly field: DocumentField }
  | {
      readonly kind: "value";
      readonly field: DocumentField;
      readonly from: CourseDocument[DocumentField];
      readonly to: CourseDocument[DocumentField];
    }
  | { readonly kind: "price"; readonly from: Price; readonly to: Price }
  | {
      readonly kind: "list";
      readonly field: DocumentField;
      readonly added: number;
      readonly removed: number;
    }
  | ({ readonly kind: "modules" } & ModuleChanges);

/** An amount in cents. */
export interface Price {
  readonly cents: number;
  readonly currency: string;
}

/** Fields whose two values say more than that they differ. */
const VALUES: readonly DocumentField[] = [
  "title",
  "slug",
  "level",
  "language",
  "sessionMinutes",
  "durationWeeks",
  "duration",
  "totalDuration",
  "freeSessionsPerMonth",
  "hasChat",
  "hasCertificate",
  "certificateName",
  "lifetimeAccess",
  "oneOnOneTeaching",
  "earnWhileTeaching",
];

/**
 * How many of a list's entries move when it becomes another: those outside the longest run that keeps its order. Both
 * lists have the same entries.
 */
export const movesBetween = (before: readonly string[], after: readonly string[]): number => {
  const places = new Map(before.map((id, place) => [id, place]));
  // The smallest last place of a rising run of each length.
  const ends: number[] = [];
  for (const id of after) {
    const place = places.get(id) ?? -1;
    const at = ends.findIndex((end) => end >= place);
    if (at < 0) ends.push(place);
    else ends[at] = place;
  }
  return after.length - ends.length;
};

/** What of the curriculum changes. */
export const moduleChanges = (
  before: readonly ModuleDocument[],
  after: readonly ModuleDocument[],
): ModuleChanges => {
  const old = new Map(before.map((module) => [module.id, module]));
  const kept = new Set(after.map(({ id }) => id));
  const stays = (module: ModuleDocument) => old.has(module.id) && kept.has(module.id);
  return {
    added: after.filter(({ id }) => !old.has(id)),
    removed: before.filter(({ id }) => !kept.has(id)),
    changed: after.filter((module) => stays(module) && !isSame(old.get(module.id), module)),
    moved: movesBetween(
      before.filter(stays).map(({ id }) => id),
      after.filter(stays).map(({ id }) => id),
    ),
  };
};

const listChange = (field: DocumentField, from: readonly unknown[], to: readonly unknown[]): Change => {
  const left = to.map(canonical);
  let removed = 0;
  for (const entry of from) {
    const place = left.indexOf(canonical(entry));
    if (place < 0) removed += 1;
    else left.splice(place, 1);
  }
  return { kind: "list", field, added: left.length, removed };
};

const changeOf = (field: DocumentField, from: CourseDocument, to: CourseDocument): readonly Change[] => {
  if (field === "currency") return [];
  if (field === "modules") return [{ kind: "modules", ...moduleChanges(from.modules, to.modules) }];
  const [old, anew] = [from[field], to[field]];
  if (Array.isArray(old) && Array.isArray(anew)) return [listChange(field, old, anew)];
  return VALUES.includes(field) ? [{ kind: "value", field, from: old, to: anew }] : [{ kind: "text", field }];
};

const priceOf = ({ priceCents, currency }: CourseDocument): Price => ({ cents: priceCents ?? 0, currency });

/** What publishing a draft changes in what everybody sees, in the order of the editor. Nothing where it is the same. */
export const changesBetween = (published: CourseDocument, draft: CourseDocument): readonly Change[] => {
  const [from, to] = [publishedForm(published), publishedForm(draft)];
  const isOtherPrice = !isSame(priceOf(from), priceOf(to));
  return changedFields(from, to).flatMap((field): readonly Change[] =>
    field === "priceCents" || (field === "currency" && from.priceCents === to.priceCents)
      ? isOtherPrice
        ? [{ kind: "price", from: priceOf(from), to: priceOf(to) }]
        : []
      : changeOf(field, from, to),
  );
};
