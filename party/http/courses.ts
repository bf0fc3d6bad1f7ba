import { Effect } from "effect";
import { HttpServerResponse } from "effect/http";
import { HttpApiBuilder } from "effect/http-api";
import { PeerLoopApi } from "../../domain/api.ts";
import { Courses } from "../../domain/courses/service.ts";
import { CurrentUser, Reader } from "../../domain/identity/authentication.ts";
import { settled } from "./boundary/database-failures.ts";

/** With whom an answer may be shared. The catalogue is the same for all but for one's own order; a course says what its reader is in it. */
export const sharedWith = ({ pathname, searchParams }: URL): "all" | "strangers" | null => {
  if (pathname === "/api/categories" || pathname === "/api/topics") return "all";
  if (pathname === "/api/courses")
    return searchParams.has("mine") || searchParams.get("sort") === "interests" ? null : "all";
  return /^\/api\/courses\/[^/]+(?:\/related|\/free)?$/.test(pathname) ? "strangers" : null;
};

/** The course, or where it is now: an address that it once had leads to it. */
const bySlug = (courses: Courses["Service"], reader: { readonly id: string } | null, slug: string) =>
  courses
    .bySlug(reader, slug)
    .pipe(
      Effect.catchTag("NotFound", (missing) =>
        Effect.flatMap(courses.currentSlug(reader, slug), (current) =>
          current === null
            ? Effect.fail(missing)
            : Effect.succeed(HttpServerResponse.redirect(`/api/courses/${current}`, { status: 301 })),
        ),
      ),
    );

export const CoursesHandlers = HttpApiBuilder.group(
  PeerLoopApi,
  "courses",
  Effect.fnUntraced(function* (handlers) {
    const courses = yield* Courses;
    return handlers.handleAll({
      list: ({ query }) => settled(Effect.flatMap(Reader, (reader) => courses.list(reader, query))),
      categories: () => settled(Effect.map(courses.categories, (categories) => ({ categories }))),
      topics: () => settled(Effect.map(courses.topics, (topics) => ({ topics }))),
      bySlug: ({ params }) =>
        settled(Effect.flatMap(Reader, (reader) => bySlug(courses, reader, params.slug))),
      related: ({ params }) =>
        settled(
          Effect.flatMap(Reader, (reader) => courses.related(reader, params.slug)).pipe(
            Effect.map((related) => ({ courses: related })),
          ),
        ),
      freeNow: ({ params }) =>
        settled(Effect.flatMap(Reader, (reader) => courses.freeNow(reader, params.slug))),
      people: ({ query }) =>
        settled(
          Effect.flatMap(CurrentUser, (user) => courses.people(user.id, query.q)).pipe(
            Effect.map((people) => ({ people })),
          ),
        ),
    });
  }),
);
