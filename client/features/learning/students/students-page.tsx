import { useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, For, Match, Show, Suspense, Switch } from "solid-js";
import { STUDENTS_TITLE } from "../../../../domain/platform/pages/rules.ts";
import { me } from "../../../shell/me.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { lazyComponent } from "../../../ui/lazy-component.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { Loading, Skeleton } from "../../../ui/skeleton.tsx";
import { EmptyState, ErrorState } from "../../../ui/states.tsx";
import { studentsTexts as texts } from "../texts/students.ts";
import { StudentRow } from "./student-row.tsx";
import { createStudents } from "./students.ts";
import { filterOf, isNarrowed, listsOf, type StudentsFilter } from "./students-filter.ts";
import { StudentsFilters } from "./students-filters.tsx";

const DropOff = lazyComponent(() => import("./drop-off.tsx"));
const AwardDialog = lazyComponent(() => import("../../certificates/award-dialog.tsx"));
const NudgeDialog = lazyComponent(() => import("./nudge-dialog.tsx"));

const RowsLoading = () => (
  <Loading label={texts.loading} class="grid gap-3">
    <For each={[1, 2, 3, 4]}>{() => <Skeleton class="h-44 w-full rounded-lg sm:h-36" />}</For>
  </Loading>
);

const List = (props: {
  readonly filter: StudentsFilter;
  readonly onChange: (filter: Partial<StudentsFilter>) => void;
}) => {
  const students = createStudents(() => props.filter);
  const [nudged, setNudged] = createSignal<string>();
  const [honored, setHonored] = createSignal<string>();
  /** The same list, by what stays the same while somebody in it goes on. */
  const ids = createMemo(() => students.items()?.map(({ id }) => id) ?? []);
  const byId = createMemo(() => new Map(students.items()?.map((student) => [student.id, student])));
  const clear = () => props.onChange({ course: "", status: "", q: "" });
  const isCreators = () => props.filter.of === "creator";
  const [placed, setPlaced] = createSignal<string>();
  /** Where the students of a course are stands above them: the two show together. */
  const waits = () => isCreators() && students.course() !== undefined && placed() !== students.course()?.id;
  return (
    <>
      <StudentsFilters
        filter={props.filter}
        lists={listsOf(me()?.roles ?? [])}
        courses={students.courses()}
        onChange={props.onChange}
      />
      <Show when={isCreators() ? students.course()?.id : undefined} keyed>
        {(courseId) => (
          <div class={waits() ? "hidden" : "contents"}>
            <Suspense>
              <DropOff courseId={courseId} onKnown={() => setPlaced(courseId)} />
            </Suspense>
          </div>
        )}
      </Show>
      <Switch fallback={<RowsLoading />}>
        <Match when={waits()}>
          <RowsLoading />
        </Match>
        <Match when={students.items()?.length === 0}>
          <Show
            when={isNarrowed(props.filter)}
            fallback={
              <EmptyState
                title={texts.emptyTitle}
                text={isCreators() ? texts.emptyCreator : texts.emptyTeacher}
                actions={<ButtonLink href="/">{texts.emptyAction}</ButtonLink>}
              />
            }
          >
            <EmptyState
              kind="none"
              title={texts.noneTitle}
              text={texts.noneText}
              actions={<Button onClick={clear}>{texts.clear}</Button>}
            />
          </Show>
        </Match>
        <Match when={students.items()}>
          <section class={`grid gap-3 transition-opacity ${students.refreshing() ? "opacity-80" : ""}`}>
            <h2 class="sr-only">{texts.results}</h2>
            <ul class="grid gap-3">
              <For each={ids()}>
                {(id) => (
                  <Show when={byId().get(id)}>
                    {(student) => (
                      <li>
                        <StudentRow
                          student={student()}
                          showsTeacher={isCreators()}
                          onNudge={() => setNudged(id)}
                          onAward={isCreators() ? () => setHonored(id) : undefined}
                        />
                      </li>
                    )}
                  </Show>
                )}
              </For>
            </ul>
            <Show when={students.error()}>{(error) => <Notice tone="danger">{error().message}</Notice>}</Show>
            <Show when={students.hasMore()}>
              <Button class="justify-self-center" busy={students.loadingMore()} onClick={students.loadMore}>
                {texts.more}
              </Button>
            </Show>
          </section>
        </Match>
        <Match when={students.error()}>
          {(error) => <ErrorState error={error()} busy={students.refreshing()} onRetry={students.reload} />}
        </Match>
      </Switch>
      <Show when={byId().get(honored() ?? "")}>
        {(student) => (
          <Suspense>
            <AwardDialog
              student={student().person}
              course={student().course}
              onAwarded={(certificate) => students.awarded(student().id, certificate)}
              onClose={() => setHonored(undefined)}
            />
          </Suspense>
        )}
      </Show>
      <Show when={byId().get(nudged() ?? "")}>
        {(student) => (
          <Suspense>
            <NudgeDialog
              student={student()}
              onSent={(until) => students.nudged(student().id, until)}
              onClose={() => setNudged(undefined)}
            />
          </Suspense>
        )}
      </Show>
    </>
  );
};

/** Who learns from the reader: those whom they teach, and for creators everybody in their courses. */
export default function Students() {
  const [params, setParams] = useSearchParams();
  const lists = createMemo(() => listsOf(me()?.roles ?? []), undefined, {
    equals: (one, other) => one.join() === other.join(),
  });
  const filter = createMemo(() => filterOf(params, lists()));
  const change = ({ of, ...rest }: Partial<StudentsFilter>) =>
    setParams(
      { ...rest, ...(of === undefined ? {} : { of: of === lists()[0] ? undefined : of }) },
      { replace: true, scroll: false },
    );
  return (
    <Show
      when={lists().length > 0}
      fallback={
        <EmptyState
          page
          tab={STUDENTS_TITLE}
          title={texts.noTeacherTitle}
          text={texts.noTeacherText}
          actions={<ButtonLink href="/teach">{texts.howToTeach}</ButtonLink>}
        />
      }
    >
      <div class="page grid grid-cols-[minmax(0,1fr)] gap-6 !max-w-4xl">
        <div class="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <div>
            <PageHeading title={STUDENTS_TITLE} />
            <p class="text-ink-soft">{texts.lead}</p>
          </div>
          <ButtonLink href="/homework">{texts.homework}</ButtonLink>
        </div>
        <List filter={filter()} onChange={change} />
      </div>
    </Show>
  );
}
