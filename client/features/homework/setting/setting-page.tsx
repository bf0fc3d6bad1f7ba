import { useParams } from "@solidjs/router";
import { createSignal, For, Match, Show, Suspense, Switch } from "solid-js";
import type { Assignment, CourseHomework } from "../../../../domain/homework/model.ts";
import { homeworkOfTitle, NOT_FOUND_TITLE } from "../../../../domain/platform/pages/rules.ts";
import { createRemote, type Remote } from "../../../lib/request/remote.ts";
import { asApiError } from "../../../lib/request/request.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { ArrowLeftIcon, PlusIcon } from "../../../ui/icons.tsx";
import { lazyComponent } from "../../../ui/lazy-component.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { Loading, Skeleton } from "../../../ui/skeleton.tsx";
import { EmptyState, ErrorState } from "../../../ui/states.tsx";
import { homeworkApi } from "../api.ts";
import { settingTexts as texts } from "../texts/setting.ts";
import { AssignmentRow } from "./assignment-row.tsx";

const AssignmentForm = lazyComponent(() => import("./assignment-form.tsx"));
const Extensions = lazyComponent(() => import("./extensions.tsx"));

type Step = "publish" | "retire" | "restore" | "remove";

const Content = (props: { readonly homework: CourseHomework; readonly remote: Remote<CourseHomework> }) => {
  /** Undefined: nothing is edited; null: a new one. */
  const [edited, setEdited] = createSignal<Assignment | null>();
  const [extended, setExtended] = createSignal<Assignment>();
  const [busy, setBusy] = createSignal<string>();
  const course = () => props.homework.course;

  const take = (changed: Assignment) => {
    const known = props.homework.assignments;
    props.remote.set({
      ...props.homework,
      assignments: known.some(({ id }) => id === changed.id)
        ? known.map((one) => (one.id === changed.id ? changed : one))
        : [...known, changed],
    });
  };
  const step = async (assignment: Assignment, to: Step): Promise<void> => {
    setBusy(assignment.id);
    try {
      if (to === "remove") {
        await homeworkApi.remove(assignment.id);
        props.remote.reload();
        showToast({ title: texts.removed });
        return;
      }
      const changed = await homeworkApi.step(assignment.id, to, assignment.version);
      take(changed);
      if (to === "publish") showToast({ tone: "good", title: texts.published });
      else if (to === "restore") showToast({ title: texts.restored });
      else
        showToast({
          title: texts.retired,
          action: { label: texts.undo, run: () => void step(changed, "restore") },
        });
    } catch (thrown) {
      showToast({ tone: "danger", title: texts.failed, text: asApiError(thrown).message });
      props.remote.reload();
    } finally {
      setBusy(undefined);
    }
  };
  const Add = () => (
    <Button variant="primary" size="lg" onClick={() => setEdited(null)}>
      <PlusIcon />
      {texts.add}
    </Button>
  );
  return (
    <div class="page grid grid-cols-[minmax(0,1fr)] gap-6 !max-w-4xl">
      <header class="grid gap-3">
        <ButtonLink href={`/studio/${course().id}`} variant="quiet" class="-ml-4 min-h-11 justify-self-start">
          <ArrowLeftIcon />
          {texts.back}
        </ButtonLink>
        <div>
          <PageHeading title={homeworkOfTitle(course().title)} />
          <p class="text-ink-soft">{texts.lead}</p>
        </div>
      </header>
      <Show
        when={props.homework.assignments.length > 0}
        fallback={<EmptyState title={texts.emptyTitle} text={texts.emptyText} actions={<Add />} />}
      >
        <div class="flex flex-wrap gap-2">
          <Add />
          <ButtonLink href="/homework" size="lg">
            {texts.queue}
          </ButtonLink>
        </div>
        <ul class="grid gap-4">
          <For each={props.homework.assignments}>
            {(assignment) => (
              <li>
                <AssignmentRow
                  assignment={assignment}
                  moduleTitle={props.homework.modules.find(({ id }) => id === assignment.moduleId)?.title}
                  busy={busy() === assignment.id}
                  onEdit={() => setEdited(assignment)}
                  onExtend={() => setExtended(assignment)}
                  onStep={(to) => void step(assignment, to)}
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={edited() !== undefined}>
        <Suspense>
          <AssignmentForm
            homework={props.homework}
            assignment={edited() ?? null}
            onSaved={(saved, isPublished) => {
              take(saved);
              setEdited(undefined);
              if (isPublished) showToast({ tone: "good", title: texts.published });
            }}
            onClose={() => setEdited(undefined)}
          />
        </Suspense>
      </Show>
      <Show when={extended()}>
        {(assignment) => (
          <Suspense>
            <Extensions
              assignment={assignment()}
              title={texts.moreTimeOf(assignment().title)}
              onChange={props.remote.reload}
              onClose={() => setExtended(undefined)}
            />
          </Suspense>
        )}
      </Show>
    </div>
  );
};

/** Where a creator sets the homework of a course of theirs. */
export default function SettingPage() {
  const params = useParams<{ id: string }>();
  const homework = createRemote(
    () => `homework set in ${params.id}`,
    (signal) => homeworkApi.ofCourse(params.id, signal),
  );
  return (
    <Switch
      fallback={
        <Loading label={texts.loading} class="page grid gap-4 !max-w-4xl">
          <Skeleton class="h-20 w-2/3" />
          <Skeleton class="h-40 w-full rounded-lg" />
          <Skeleton class="h-40 w-full rounded-lg" />
        </Loading>
      }
    >
      <Match when={homework.error()?.status === 404 || homework.error()?.status === 400}>
        <EmptyState
          page
          kind="missing"
          tab={NOT_FOUND_TITLE}
          title={texts.missingTitle}
          text={texts.missingText}
          actions={
            <ButtonLink href="/studio" variant="primary">
              {texts.toStudio}
            </ButtonLink>
          }
        />
      </Match>
      <Match when={homework.data()}>{(read) => <Content homework={read()} remote={homework} />}</Match>
      <Match when={homework.error()}>
        {(error) => <ErrorState page error={error()} busy={homework.loading()} onRetry={homework.reload} />}
      </Match>
    </Switch>
  );
}
