import { useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, For, Match, Show, Switch } from "solid-js";
import { COURSES_TITLE, categoryTitle } from "../../../../domain/platform/pages/rules.ts";
import { api } from "../../../lib/request/api.ts";
import { createPages } from "../../../lib/request/pages.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { EmptyState, ErrorState } from "../../../ui/states.tsx";
import { levelNames } from "../names.ts";
import { catalogueTexts as texts } from "../texts.ts";
import { CatalogueFilters } from "./catalogue-filters.tsx";
import { CourseCardSkeleton } from "./course-card.tsx";
import { CourseList, CourseListSkeleton } from "./course-list.tsx";
import { type Filter, filterOf, isNarrowed, queryOf, USUAL_SORT } from "./filter.ts";

const PAGE = 12;

/** What was found altogether, and what was searched for where that is not what was typed. */
interface Found {
  readonly total: number;
  readonly searchedFor: string | null;
}

/** All courses, narrowed and ordered by what the address says: `q`, `category`, `level`, `price`, `sort`. */
export default function Catalogue() {
  const [params, setParams] = useSearchParams();
  const filter = createMemo(() => filterOf(params, levelNames));
  const key = () => `courses ${JSON.stringify(filter())}`;
  const [found, setFound] = createSignal<Readonly<Record<string, Found>>>({});

  const courses = createPages(key, async (cursor, signal) => {
    const of = key();
    const page = await api.courses(
      { limit: PAGE, ...queryOf(filter()), ...(cursor ? { cursor } : {}) },
      signal,
    );
    setFound((known) => ({ ...known, [of]: { total: page.total, searchedFor: page.searchedFor } }));
    return { items: page.courses, nextCursor: page.nextCursor };
  });

  const categories = createRemote(
    () => "categories",
    (signal) => api.categories(signal),
  );
  // Undefined until it is known what the category is called.
  const title = () => {
    const { category } = filter();
    if (category === "" || categories.error()) return COURSES_TITLE;
    const all = categories.data()?.categories;
    const known = all?.find(({ slug }) => slug === category);
    return known ? categoryTitle(known.name) : all && COURSES_TITLE;
  };

  const change = ({ sort, ...rest }: Partial<Filter>) =>
    setParams(
      { ...rest, ...(sort === undefined ? {} : { sort: sort === USUAL_SORT ? undefined : sort }) },
      { replace: true, scroll: false },
    );
  const clear = () => change({ q: "", category: "", level: "", price: "" });

  return (
    <div class="page grid grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeading title={title()}>{COURSES_TITLE}</PageHeading>
      <CatalogueFilters filter={filter()} categories={categories.data()?.categories} onChange={change} />
      <div class="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1">
        <div class="flex flex-wrap gap-x-4" role="status">
          <p class="font-semibold tabular-nums">
            {found()[key()] === undefined ? "" : texts.found(found()[key()]?.total ?? 0)}
          </p>
          <Show when={found()[key()]?.searchedFor}>
            {(meant) => <p class="text-ink-soft">{texts.searchedFor(meant())}</p>}
          </Show>
        </div>
        <Show when={isNarrowed(filter()) && courses.items()?.length !== 0}>
          <button type="button" class="link min-h-10 text-sm font-semibold" onClick={clear}>
            {texts.clear}
          </button>
        </Show>
      </div>
      <Switch fallback={<CourseListSkeleton count={6} />}>
        <Match when={courses.items()?.length === 0}>
          <EmptyState
            kind={isNarrowed(filter()) ? "none" : "first"}
            title={texts.emptyTitle}
            text={isNarrowed(filter()) ? texts.emptyText : texts.nothingYet}
            actions={
              <Show when={isNarrowed(filter())}>
                <Button onClick={clear}>{texts.clear}</Button>
              </Show>
            }
          />
        </Match>
        <Match when={courses.items()}>
          {(items) => (
            <div class={`grid gap-6 transition-opacity ${courses.refreshing() ? "opacity-60" : ""}`}>
              <h2 class="sr-only">{texts.results}</h2>
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
                  {texts.more}
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
