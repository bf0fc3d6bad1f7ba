import { useSearchParams } from "@solidjs/router";
import { For, Match, Show, Switch } from "solid-js";
import type { CourseLevel } from "../../../../domain/courses/model.ts";
import { api } from "../../../lib/request/api.ts";
import { createPages } from "../../../lib/request/pages.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { EmptyState, ErrorState } from "../../../ui/states.tsx";
import { CatalogueFilters } from "./catalogue-filters.tsx";
import { CourseCardSkeleton } from "./course-card.tsx";
import { CourseList, CourseListSkeleton } from "./course-list.tsx";

const PAGE = 12;

const levels: readonly string[] = ["beginner", "intermediate", "advanced"];

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

/** All courses, narrowed by what the address says: `q`, `category`, `level`. */
export default function Catalogue() {
  const [params, setParams] = useSearchParams();
  const filter = () => ({
    q: one(params.q),
    category: one(params.category),
    level: levels.includes(one(params.level)) ? one(params.level) : "",
  });
  const isNarrowed = () => Object.values(filter()).some((value) => value !== "");

  const courses = createPages(
    () => `courses ${JSON.stringify(filter())}`,
    async (cursor, signal) => {
      const { q, category, level } = filter();
      const page = await api.courses(
        {
          limit: PAGE,
          ...(q ? { q } : {}),
          ...(category ? { category } : {}),
          ...(level ? { level: level as CourseLevel } : {}),
          ...(cursor ? { cursor } : {}),
        },
        signal,
      );
      return { items: page.courses, nextCursor: page.nextCursor };
    },
  );

  const clear = () => setParams({ q: undefined, category: undefined, level: undefined }, { replace: true });

  return (
    <div class="page grid gap-6">
      <PageHeading title="Courses" />
      <CatalogueFilters
        filter={filter()}
        onChange={(change) => setParams(change, { replace: true, scroll: false })}
      />
      <Switch fallback={<CourseListSkeleton count={6} />}>
        <Match when={courses.items()?.length === 0}>
          <EmptyState
            title="No course fits"
            text={
              isNarrowed()
                ? "Try fewer words, another level, or all categories."
                : "The first courses are on their way."
            }
            actions={
              <Show when={isNarrowed()}>
                <Button onClick={clear}>Clear the filters</Button>
              </Show>
            }
          />
        </Match>
        <Match when={courses.items()}>
          {(items) => (
            <div class={`grid gap-6 transition-opacity ${courses.refreshing() ? "opacity-60" : ""}`}>
              <h2 class="sr-only">What was found</h2>
              <CourseList courses={items()} />
              <Show when={courses.loadingMore()}>
                <ul class="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
                  <For each={[1, 2, 3]}>
                    {() => (
                      <li>
                        <CourseCardSkeleton />
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
              <Show when={courses.error()}>
                {(error) => <Notice tone="danger">{error().message}</Notice>}
              </Show>
              <Show when={courses.hasMore()}>
                <Button class="justify-self-center" busy={courses.loadingMore()} onClick={courses.loadMore}>
                  Show more courses
                </Button>
              </Show>
            </div>
          )}
        </Match>
        <Match when={courses.error()}>
          {(error) => <ErrorState error={error()} busy={courses.refreshing()} onRetry={courses.reload} />}
        </Match>
      </Switch>
    </div>
  );
}
