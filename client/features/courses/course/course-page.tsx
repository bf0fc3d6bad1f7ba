import { useLocation, useNavigate, useParams } from "@solidjs/router";
import { createEffect, createMemo, Match, Switch } from "solid-js";
import { api } from "../../../lib/request/api.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { NotFoundState } from "../../../ui/not-found-state.tsx";
import { ErrorState } from "../../../ui/states.tsx";
import { courseTexts as texts } from "../texts.ts";
import { CourseBody } from "./course-body.tsx";
import { CourseSkeleton } from "./course-skeleton.tsx";

/** One course: what one learns, how, from whom, for how much; and for members, the ways in. */
export default function CourseRoute() {
  const params = useParams<{ slug: string }>();
  const slug = createMemo(() => params.slug);
  const course = createRemote(
    () => `course ${slug()}`,
    (signal) => api.course(slug(), signal),
  );
  const navigate = useNavigate();
  const location = useLocation();
  // An address that the course once had leads to the one that it has now.
  createEffect(() => {
    const found = course.data()?.slug;
    if (found !== undefined && found !== slug())
      navigate(`/courses/${found}${location.hash}`, { replace: true, scroll: false });
  });
  return (
    <Switch fallback={<CourseSkeleton />}>
      <Match when={course.error()?.status === 404}>
        <NotFoundState title={texts.missingTitle} text={texts.missingText} />
      </Match>
      <Match when={course.data()} keyed>
        {(found) => <CourseBody course={found} />}
      </Match>
      <Match when={course.error()}>
        {(error) => <ErrorState page error={error()} busy={course.loading()} onRetry={course.reload} />}
      </Match>
    </Switch>
  );
}
