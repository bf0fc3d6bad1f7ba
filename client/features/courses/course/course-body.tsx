import { createSignal, type JSX, onCleanup, Show } from "solid-js";
import type { Course } from "../../../../domain/courses/model.ts";
import { lazyInPlace } from "../../../ui/lazy-component.tsx";
import { CourseCover } from "../course-cover.tsx";
import { progressOf, teaches } from "../progress.ts";
import { CourseAbout } from "./course-about.tsx";
import { CourseAside } from "./course-aside.tsx";
import { CourseAudience } from "./course-audience.tsx";
import { CourseCreator } from "./course-creator.tsx";
import { CourseHead } from "./course-head.tsx";
import { CourseTeachers } from "./course-teachers.tsx";
import { CourseTestimonials } from "./course-testimonials.tsx";
import { Curriculum } from "./curriculum.tsx";
import { Objectives } from "./objectives.tsx";
import { Prerequisites } from "./prerequisites.tsx";

/** Fetched when they are near. */
const RelatedCourses = lazyInPlace(() => import("./related-courses.tsx"));
const TeachingPays = lazyInPlace(() => import("./teaching-pays.tsx"));

/** Shows something when what is read comes near it. `class`: among others, how much room is kept for it until then. */
const WhenNear = (props: { readonly children: JSX.Element; readonly class?: string }) => {
  const [isNear, setNear] = createSignal(false);
  const watch = (place: HTMLDivElement) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: "400px" },
    );
    observer.observe(place);
    onCleanup(() => observer.disconnect());
  };
  return (
    <div ref={watch} class={props.class}>
      <Show when={isNear()}>{props.children}</Show>
    </div>
  );
};

/** All that a course's page shows. A preview is a part of another page, on which nothing can be done with the course. */
export const CourseBody = (props: { readonly course: Course; readonly isPreview?: boolean }) => (
  <article>
    <CourseCover
      course={props.course}
      shape="banner"
      progress={progressOf(props.course)}
      teaches={teaches(props.course.viewer.membership)}
      class="h-28 w-full sm:h-44"
    />
    <div class="page grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:grid-rows-[auto_1fr]">
      <CourseHead course={props.course} isPreview={props.isPreview} />
      {/* Second for the keyboard, and beside both where there is room. */}
      <div class="lg:sticky lg:top-20 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:-mt-28">
        <CourseAside course={props.course} isPreview={props.isPreview} />
      </div>
      <div class="grid min-w-0 gap-8 sm:gap-10">
        <CourseAbout course={props.course} />
        <Objectives objectives={props.course.objectives} />
        <Curriculum course={props.course} />
        <Prerequisites prerequisites={props.course.prerequisites} />
        <CourseAudience audience={props.course.targetAudience} />
        <CourseTeachers teachers={props.course.teachers} />
        <Show when={props.course.earnsByTeaching}>
          <WhenNear>
            <TeachingPays course={props.course} />
          </WhenNear>
        </Show>
        <CourseTestimonials testimonials={props.course.testimonials} />
        <CourseCreator course={props.course} />
        <Show when={!props.isPreview}>
          <WhenNear class="not-has-[section]:min-h-195 sm:not-has-[section]:min-h-105">
            <RelatedCourses slug={props.course.slug} />
          </WhenNear>
        </Show>
      </div>
    </div>
  </article>
);
