import { Show } from "solid-js";
import { api } from "../../../lib/request/api.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { CourseList } from "../catalogue/course-list.tsx";
import { courseTexts as texts } from "../texts.ts";
import { Section } from "./section.tsx";

/** Where somebody may go on to from a course: nothing where nothing is like it. */
export default function RelatedCourses(props: { readonly slug: string }) {
  const related = createRemote(
    () => `courses like ${props.slug}`,
    (signal) => api.relatedCourses(props.slug, signal),
  );
  return (
    <Show when={related.data()?.courses}>
      {(courses) => (
        <Show when={courses().length > 0} fallback={<section hidden />}>
          <Section title={texts.related}>
            <CourseList courses={courses()} beside />
          </Section>
        </Show>
      )}
    </Show>
  );
}
