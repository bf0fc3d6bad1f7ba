import type { CourseSummary } from "../../../domain/courses/course-summary.ts";
import type { ShareFacts } from "../../../domain/courses/share-picture/share-picture.ts";

const PATH = /^\/courses\/([a-z0-9-]{1,100})\/share\.png$/;

/** Where the picture is that a shared link to a course shows. */
export const sharePicturePath = (slug: string): string => `/courses/${slug}/share.png`;

/** The course whose picture is at an address; null for every other address. */
export const sharedCourse = (pathname: string): string | null => PATH.exec(pathname)?.[1] ?? null;

/** What the worker draws the picture of; 404 where there is nothing that anybody may know of. */
export const shareFacts = (course: CourseSummary | null): Response => {
  if (course === null) return new Response(null, { status: 404 });
  const { slug, title, creatorName, moduleCount, sessionCount } = course;
  return Response.json({ slug, title, creatorName, moduleCount, sessionCount } satisfies ShareFacts);
};
