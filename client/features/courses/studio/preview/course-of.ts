import type { Category, Course, CourseCard } from "../../../../../domain/courses/model.ts";
import type { CourseDocument } from "../../../../../domain/courses/studio/document.ts";
import type { StudioCourse } from "../../../../../domain/courses/studio/model.ts";
import { publishedForm, sessionCountOf } from "../../../../../domain/courses/studio/rules.ts";
import type { Person } from "../../../../../domain/shared/schema.ts";

const orNull = (text: string): string | null => (text === "" ? null : text);

/** What a cover is drawn of, once this document is published. */
export const publishedCard = (document: CourseDocument): Pick<CourseCard, "moduleCount" | "sessionCount"> => {
  const modules = document.modules.filter(({ isDraft }) => !isDraft);
  return { moduleCount: modules.length, sessionCount: sessionCountOf(modules) };
};

/** Whose page it is, and what the page says besides the document. */
interface Around {
  readonly creator: Person & { readonly title: string | null; readonly bioShort: string | null };
  readonly category: Pick<Category, "name" | "slug"> | undefined;
  /** Modules that are not to be published yet are shown, too. */
  readonly withDrafts: boolean;
}

/** The course as its page would show it to a student, were the document published. */
export const courseOf = (course: StudioCourse, document: CourseDocument, around: Around): Course => {
  const whole = around.withDrafts
    ? { ...document, modules: document.modules.map((module) => ({ ...module, isDraft: false })) }
    : document;
  const form = publishedForm(whole);
  const { creator } = around;
  return {
    id: course.id,
    slug: form.slug || course.id,
    title: form.title,
    tagline: orNull(form.tagline),
    description: form.description,
    level: form.level,
    duration: form.duration,
    totalDuration: orNull(form.totalDuration),
    format: orNull(form.format),
    ...publishedCard(form),
    priceCents: form.priceCents ?? 0,
    currency: form.currency,
    rating: null,
    ratingCount: 0,
    studentCount: course.studentCount,
    badge: null,
    thumbnailUrl: form.thumbnailUrl,
    category: around.category ?? { name: "", slug: "" },
    creator: { id: creator.id, name: creator.name, handle: creator.handle, avatarUrl: creator.avatarUrl },
    earnsByTeaching: form.oneOnOneTeaching && form.earnWhileTeaching,
    creatorTitle: creator.title,
    creatorBio: creator.bioShort,
    creatorHasProfile: false,
    lifetimeAccess: form.lifetimeAccess,
    hasCertificate: form.hasCertificate,
    certificateName: orNull(form.certificateName),
    chatRoomId: null,
    tags: form.tags,
    objectives: form.objectives,
    includes: form.includes,
    prerequisites: form.prerequisites,
    targetAudience: form.targetAudience,
    testimonials: form.testimonials.map((one) => ({
      ...one,
      studentRole: orNull(one.studentRole),
      isVerified: false,
    })),
    teachers: [],
    curriculum: form.modules.map((module, index) => ({
      id: module.id,
      sessionNumber: module.sessionNumber,
      title: module.title,
      description: module.description,
      duration: module.duration,
      learningObjectives: orNull(module.learningObjectives),
      topicsCovered: orNull(module.topicsCovered),
      handsOnExercise: orNull(module.handsOnExercise),
      order: index + 1,
    })),
    viewer: { membership: null, enrollmentId: null, completedModuleIds: [] },
  };
};
