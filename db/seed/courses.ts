import {
  categories,
  chatRooms,
  courseCurriculum,
  courseIncludes,
  courseObjectives,
  coursePrerequisites,
  courses,
  courseTags,
  courseTargetAudience,
  courseTestimonials,
  homeworkAssignments,
  peerloopFeatures,
  visitorInquiries,
} from "../schema/index.ts";
import { categoryNames } from "./data/categories.ts";
import type { CourseData, ModuleData } from "./data/course-data.ts";
import { dataAndVisionCourses } from "./data/courses-data-and-vision.ts";
import { engineeringCourses } from "./data/courses-engineering.ts";
import { gabrielsCourses } from "./data/courses-gabriel.ts";
import { languageAndProductCourses } from "./data/courses-language-and-product.ts";
import { after, ago, type Course, course, DAY, HOUR, idAt, insert, person, type World } from "./world.ts";

const courseCatalogue: readonly CourseData[] = [
  ...gabrielsCourses,
  ...dataAndVisionCourses,
  ...languageAndProductCourses,
  ...engineeringCourses,
];

const slugOf = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-");

const ordered = <K extends string>(courseId: string, key: K, texts: readonly string[]) =>
  texts.map(
    (text, displayOrder) =>
      ({ courseId, displayOrder, [key]: text }) as { courseId: string; displayOrder: number } & Record<
        K,
        string
      >,
  );

const sessionCountOf = (data: CourseData) => Math.max(...data.modules.map((module) => module.session));

const bullets = (lines: readonly string[] | undefined) =>
  lines ? lines.map((line) => `- ${line}`).join("\n") : null;

/** Categories and courses with all that hangs on them. Ratings and counts follow once there are any to count. */
export function seedCourses(world: World): void {
  const categoryIds = new Map(
    categoryNames.map((name) => [name as string, idAt(world, ago(world, 240 * DAY))]),
  );
  insert(
    world,
    categories,
    categoryNames.map((name, displayOrder) => ({
      id: categoryIds.get(name),
      name,
      slug: slugOf(name),
      displayOrder,
    })),
  );
  for (const data of courseCatalogue) seedCourse(world, data, categoryIds.get(data.category));
  seedInquiries(world);
}

/** One course with all that hangs on it. Throws where there is no such category. */
export function seedCourse(world: World, data: CourseData, categoryId: string | undefined): void {
  if (!categoryId) throw new Error(`there is no category ${data.category}`);
  const publishedAt = ago(world, data.published * DAY);
  const creator = person(world, data.creator);
  const seeded: Course = {
    id: idAt(world, publishedAt),
    slug: data.slug,
    title: data.title,
    creator,
    teachers: data.teachers.map((handle) => person(world, handle)),
    priceCents: data.priceCents,
    sessionCount: sessionCountOf(data),
    moduleIds: data.modules.map(() => idAt(world, publishedAt)),
    chatRoomId: idAt(world, publishedAt),
    publishedAt,
  };
  world.courses.set(data.slug, seeded);
  insert(world, courses, [
    {
      id: seeded.id,
      creatorId: creator.id,
      categoryId,
      title: data.title,
      slug: data.slug,
      tagline: data.tagline,
      description: data.description,
      duration: data.duration,
      durationWeeks: data.weeks ?? null,
      totalDuration: data.totalDuration ?? null,
      sessionCount: seeded.sessionCount,
      moduleCount: data.modules.length,
      lessonCount: data.modules.reduce((sum, { videos = 0, readings = 0 }) => sum + videos + readings, 0),
      format: data.format ?? "Live 1-on-1 sessions and reading between them",
      level: data.level,
      priceCents: data.priceCents,
      badge: data.badge ?? null,
      hasCertificate: data.certificate !== undefined,
      certificateName: data.certificate ?? null,
      isActive: true,
      createdAt: publishedAt,
      updatedAt: publishedAt,
    },
  ]);
  seedDetails(world, data, seeded, publishedAt);
}

function seedDetails(world: World, data: CourseData, seeded: Course, publishedAt: Date): void {
  const courseId = seeded.id;
  insert(
    world,
    courseTags,
    data.tags.map((tag) => ({ courseId, tag })),
  );
  insert(world, courseObjectives, ordered(courseId, "objective", data.objectives));
  insert(world, courseIncludes, ordered(courseId, "item", data.includes));
  insert(world, courseTargetAudience, ordered(courseId, "description", data.audience));
  insert(world, coursePrerequisites, [
    ...ordered(courseId, "content", data.required).map((row) => ({ ...row, type: "required" as const })),
    ...ordered(courseId, "content", data.niceToHave).map((row) => ({
      ...row,
      type: "nice_to_have" as const,
    })),
    ...ordered(courseId, "content", data.notRequired).map((row) => ({
      ...row,
      type: "not_required" as const,
    })),
  ]);
  insert(
    world,
    courseTestimonials,
    data.testimonials.map(([quote, studentName, studentRole], index) => ({
      courseId,
      quote,
      studentName,
      studentRole,
      isFeatured: index < 2,
      createdAt: after(publishedAt, (20 + index) * DAY),
    })),
  );
  insert(
    world,
    courseCurriculum,
    data.modules.map((module, index) => curriculumRow(seeded, module, index)),
  );
  insert(world, peerloopFeatures, [
    { courseId, certifiedTeachers: data.teachers.length > 0, earnWhileTeaching: true, teacherCommission: 70 },
  ]);
  insert(world, chatRooms, [{ id: seeded.chatRoomId, courseId, name: data.title, createdAt: publishedAt }]);
  insert(
    world,
    homeworkAssignments,
    data.homework.map((homework) => ({
      courseId,
      moduleId: homework.module === null ? null : (seeded.moduleIds[homework.module] ?? null),
      createdBy: seeded.creator.id,
      title: homework.title,
      description: homework.required ? "Required to complete the course." : "Optional, and worth it.",
      instructions: homework.instructions,
      dueWithinDays: homework.dueWithinDays,
      isRequired: homework.required,
      maxPoints: homework.maxPoints,
      publishedAt,
      createdAt: publishedAt,
      updatedAt: publishedAt,
    })),
  );
}

const curriculumRow = (seeded: Course, module: ModuleData, index: number) => ({
  ...(seeded.moduleIds[index] ? { id: seeded.moduleIds[index] } : {}),
  courseId: seeded.id,
  sessionNumber: module.session || null,
  title: module.title,
  description: module.description,
  duration: module.duration,
  learningObjectives: bullets(module.objectives),
  topicsCovered: bullets(module.topics),
  handsOnExercise: module.exercise ?? null,
  videoCount: module.videos ?? 0,
  readingCount: module.readings ?? 0,
  hasAssessment: module.assessed ?? false,
  moduleOrder: index + 1,
  videoUrl: module.videoUrl ?? null,
  documentUrl: module.documentUrl ?? null,
});

function seedInquiries(world: World): void {
  const asked = [
    [
      "rosa@peerloop.test",
      "Rosa",
      "intro-to-claude-code",
      "I only have a Chromebook. Would that work for the sessions?",
      "responded",
      6,
    ],
    [
      "petr@peerloop.test",
      "Petr",
      "intro-to-claude-code",
      "Can my two colleagues and I take it together, or is it strictly one to one?",
      "pending",
      1,
    ],
    [
      "nia@peerloop.test",
      null,
      "backends-that-stay-up",
      "Is Go fine, or do the exercises need Java?",
      "responded",
      9,
    ],
    [
      "wim@peerloop.test",
      "Wim",
      "computer-vision-in-practice",
      "We grade tulip bulbs. Is that close enough to your examples?",
      "converted",
      21,
    ],
    ["lou@peerloop.test", "Lou", null, "Do you also teach in French?", "pending", 2],
  ] as const;
  insert(
    world,
    visitorInquiries,
    asked.map(([visitorEmail, visitorName, slug, message, status, days]) => {
      const createdAt = ago(world, days * DAY);
      const about = slug ? course(world, slug) : null;
      return {
        visitorEmail,
        visitorName,
        courseId: about?.id ?? null,
        creatorId: (about?.creator ?? person(world, "gabriel")).id,
        message,
        status,
        respondedAt: status === "pending" ? null : after(createdAt, 5 * HOUR),
        convertedToEnrollment: status === "converted",
        createdAt,
      };
    }),
  );
}
