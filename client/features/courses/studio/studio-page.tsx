import { useNavigate } from "@solidjs/router";
import { For, Match, Show, Switch } from "solid-js";
import { STUDIO_TITLE } from "../../../../domain/platform/pages/rules.ts";
import { createAttempt } from "../../../lib/request/attempt.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { me } from "../../../shell/me.ts";
import { Button } from "../../../ui/button.tsx";
import { PlusIcon } from "../../../ui/icons.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { Loading, Skeleton } from "../../../ui/skeleton.tsx";
import { EmptyState, ErrorState } from "../../../ui/states.tsx";
import { newId, studioApi } from "./api.ts";
import { BecomeCreator } from "./list/become-creator.tsx";
import { CourseRow } from "./list/course-row.tsx";
import { studioTexts as texts } from "./texts/studio.ts";

const MyCourses = () => {
  const navigate = useNavigate();
  const courses = createRemote(
    () => "studio courses",
    (signal) => studioApi.list(signal),
  );
  const { busy, failure, run } = createAttempt();
  // One id until it has worked: an answer that is lost makes no second course.
  let id = newId();
  const create = () =>
    run(async () => {
      const course = await studioApi.create(id);
      id = newId();
      navigate(`/studio/${course.id}`);
    });
  const CreateButton = () => (
    <Button variant="primary" size="lg" busy={busy()} onClick={() => void create()}>
      <PlusIcon />
      {texts.create}
    </Button>
  );
  return (
    <>
      <Show when={failure()}>{(said) => <Notice tone="danger">{said()}</Notice>}</Show>
      <Switch
        fallback={
          <Loading label={texts.loading} class="grid gap-4">
            <Skeleton class="h-36 w-full rounded-lg" />
            <Skeleton class="h-36 w-full rounded-lg" />
          </Loading>
        }
      >
        <Match when={courses.data()?.courses.length === 0}>
          <EmptyState title={texts.emptyTitle} text={texts.emptyText} actions={<CreateButton />} />
        </Match>
        <Match when={courses.data()}>
          {(found) => (
            <>
              <div>
                <CreateButton />
              </div>
              <ul class="grid gap-4">
                <For each={found().courses}>
                  {(course) => (
                    <li>
                      <CourseRow course={course} />
                    </li>
                  )}
                </For>
              </ul>
            </>
          )}
        </Match>
        <Match when={courses.error()}>
          {(error) => <ErrorState error={error()} busy={courses.loading()} onRetry={courses.reload} />}
        </Match>
      </Switch>
    </>
  );
};

/** The courses that somebody makes, with their state and figures; for others the way to making some. */
export default function StudioPage() {
  return (
    <div class="page grid gap-6">
      <div class="grid gap-1">
        <PageHeading title={STUDIO_TITLE} />
        <p class="text-ink-soft">{texts.lead}</p>
      </div>
      <Show when={me()?.roles.includes("creator")} fallback={<BecomeCreator />}>
        <MyCourses />
      </Show>
    </div>
  );
}
