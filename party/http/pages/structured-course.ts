import type { CourseSummary } from "../../../domain/courses/course-summary.ts";
import { PRODUCT_NAME } from "../../../domain/platform/pages/rules.ts";

/** What a course says of ratings, where there are any. */
const ratingOf = ({ rating, ratingCount }: CourseSummary) =>
  rating === null || ratingCount === 0
    ? {}
    : {
        aggregateRating: {
          "@type": "AggregateRating",
          ratingValue: rating,
          ratingCount,
          bestRating: 5,
          worstRating: 1,
        },
      };

/** How much of it is taught live; nothing where nothing is. */
const workloadOf = ({ sessionCount, sessionMinutes }: CourseSummary) =>
  sessionCount === null || sessionCount === 0
    ? {}
    : { courseWorkload: `PT${sessionCount * sessionMinutes}M` };

/** A listed course as schema.org has it, with what it is offered for. `origin`: where browsers reach the site. */
export const structuredCourse =
  (course: CourseSummary, description: string) =>
  (origin: string): object => {
    const url = `${origin}/courses/${course.slug}`;
    return {
      "@context": "https://schema.org",
      "@type": "Course",
      name: course.title,
      description,
      url,
      image: `${url}/share.png`,
      inLanguage: course.language,
      educationalLevel: course.level,
      provider: { "@type": "Organization", name: PRODUCT_NAME, url: origin },
      author: { "@type": "Person", name: course.creatorName },
      ...ratingOf(course),
      offers: {
        "@type": "Offer",
        category: course.priceCents === 0 ? "Free" : "Paid",
        price: (course.priceCents / 100).toFixed(2),
        priceCurrency: course.currency,
        availability: "https://schema.org/InStock",
        url,
      },
      hasCourseInstance: {
        "@type": "CourseInstance",
        courseMode: "Online",
        ...workloadOf(course),
      },
    };
  };
