import type { DocumentField } from "../../../../../domain/courses/studio/document.ts";
import type { editorTexts } from "../texts/editor.ts";

export type SectionKey = keyof typeof editorTexts.sections;

const FIELDS: Readonly<Record<SectionKey, readonly DocumentField[]>> = {
  basics: ["title", "tagline", "slug", "categoryId", "level", "language", "description"],
  cover: ["thumbnailUrl"],
  learners: ["objectives", "targetAudience", "prerequisites", "includes", "tags"],
  curriculum: ["modules"],
  terms: [
    "priceCents",
    "currency",
    "duration",
    "durationWeeks",
    "totalDuration",
    "format",
    "lifetimeAccess",
    "sessionMinutes",
    "freeSessionsPerMonth",
    "hasChat",
    "hasCertificate",
    "certificateName",
    "oneOnOneTeaching",
    "earnWhileTeaching",
  ],
  testimonials: ["testimonials"],
};

/** The parts of the editor, in their order. */
export const SECTIONS = Object.keys(FIELDS) as readonly SectionKey[];

/** The part in which a field is edited. */
export const sectionOf = (field: DocumentField): SectionKey =>
  SECTIONS.find((section) => FIELDS[section].includes(field)) ?? "basics";
