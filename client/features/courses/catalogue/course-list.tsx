import { For } from "solid-js";
import type { ListedCourse as Course } from "../../../../domain/courses/model.ts";
import { Loading } from "../../../ui/skeleton.tsx";
import { CourseCard, CourseCardSkeleton, CourseGrid } from "./course-card.tsx";
import { catalogueTexts } from "./texts.ts";

/** Courses as cards. */
export const CourseList = (props: {
  readonly courses: readonly Course[];
  readonly beside?: boolean | undefined;
}) => (
  <CourseGrid beside={props.beside}>
    <For each={props.courses}>
      {(course) => (
        <li>
          <CourseCard course={course} />
        </li>
      )}
    </For>
  </CourseGrid>
);

/** The outline of a list of courses. */
export const CourseListSkeleton = (props: {
  readonly count: number;
  readonly beside?: boolean | undefined;
}) => (
  <Loading label={catalogueTexts.loading}>
    <CourseGrid beside={props.beside}>
      <For each={Array.from({ length: props.count })}>
        {() => (
          <li>
            <CourseCardSkeleton />
          </li>
        )}
      </For>
    </CourseGrid>
  </Loading>
);
