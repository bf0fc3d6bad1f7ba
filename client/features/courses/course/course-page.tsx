import { useParams } from "@solidjs/router";
import { createMemo, Match, Switch } from "solid-js";
import type { Course } from "../../../../domain/courses/model.ts";
import { api } from "../../../lib/request/api.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { NotFoundState } from "../../../ui/not-found-state.tsx";
import { ErrorState } from "../../../ui/states.tsx";
import { CourseCover } from "../course-cover.tsx";
import { CourseAbout } from "./course-about.tsx";
import { CourseAside } from "./course-aside.tsx";
import { CourseAudience } from "./course-audience.tsx";
import { CourseCreator } from "./course-creator.tsx";
import { CourseHead } from "./course-head.tsx";
import { CourseSkeleton } from "./course-skeleton.tsx";
import { CourseTeachers } from "./course-teachers.tsx";
import { CourseTestimonials } from "./course-testimonials.tsx";
import { Curriculum } from "./curriculum.tsx";
import { Objectives } from "./objectives.tsx";
import { Prerequisites } from "./prerequisites.tsx";

const CoursePage = (props: { readonly course: Course }) => (
  <article>
    <CourseCover course={props.course} shape="banner" class="h-28 w-full sm:h-44" />
    <div class="page grid items-start gap-x-12 gap-y-10 lg:grid-cols-[1fr_20rem]">
      <div class="grid min-w-0 gap-8 sm:gap-10">
        <CourseHead course={props.course} />
        <div class="lg:hidden">
          <CourseAside course={props.course} />
        </div>
        <CourseAbout course={props.course} />
        <Objectives objectives={props.course.objectives} />
        <Curriculum course={props.course} />
        <Prerequisites prerequisites={props.course.prerequisites} />
        <CourseAudience audience={props.course.targetAudience} />
        <CourseTeachers teachers={props.course.teachers} />
        <CourseTestimonials testimonials={props.course.testimonials} />
        <CourseCreator course={props.course} />
      </div>
      <div class="sticky top-20 hidden lg:-mt-28 lg:block">
        <CourseAside course={props.course} />
      </div>
    </div>
  </article>
);

/** One course: what one learns, how, from whom, for how much; and for members, the ways in. */
export default function CourseRoute() {
  const params = useParams<{ slug: string }>();
  const slug = createMemo(() => params.slug);
  const course = createRemote(
    () => `course ${slug()}`,
    (signal) => api.course(slug(), signal),
  );
  return (
    <Switch fallback={<CourseSkeleton />}>
      <Match when={course.error()?.status === 404}>
        <NotFoundState
          title="No such course"
          text="It may have been retired, or the address has a slip in it."
        />
      </Match>
      <Match when={course.data()} keyed>
        {(found) => <CoursePage course={found} />}
      </Match>
      <Match when={course.error()}>
        {(error) => <ErrorState page error={error()} busy={course.loading()} onRetry={course.reload} />}
      </Match>
    </Switch>
  );
}
