import { useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, For, Match, Show, Switch } from "solid-js";
import type { CoursePage, Facets, ListedCourse } from "../../../../domain/courses/model.ts";
import { COURSES_TITLE, categoryTitle } from "../../../../domain/platform/pages/rules.ts";
import { api } from "../../../lib/request/api.ts";
import { createPages } from "../../../lib/request/pages.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { ErrorState } from "../../../ui/states.tsx";
import { levelNames } from "../names.ts";
import { CatalogueFilters } from "./catalogue-filters.tsx";
import { ChosenChips } from "./chosen-chips.tsx";
import { CourseCardSkeleton, CourseGrid } from "./course-card.tsx";
import { CourseList, CourseListSkeleton } from "./course-list.tsx";
import { type Filter, filterOf, NOTHING, queryOf, usualSort } from "./filter.ts";
import { FilterPanel } from "./filter-panel.tsx";
import { NothingFound } from "./nothing-found.tsx";
import { OrderNote } from "./order-note.tsx";
import { catalogueTexts as texts } from "./texts.ts";

const PAGE = 12;

/** What is said of the list as a whole, with its first page. */
type Found = Pick<CoursePage, "total" | "searchedFor" | "facets" | "interests">;

/** All courses, narrowed and ordered by what the address says. */
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
    // What comes with the first page stands for all of them.
    setFound((known) => ({ ...known, [of]: { ...known[of], ...page } }));
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

  /** An order that is the usual one, of what is searched for then, is not named. */
  const change = (part: Partial<Filter>) => {
    const before = filter();
    const next = { ...before, ...part };
    const wasUsual = part.sort === undefined && before.sort === usualSort(before.q);
    const isUsual = wasUsual || next.sort === usualSort(next.q);
    const isImpossible = next.sort === "relevance" && next.q === "";
    setParams(
      { ...next, sort: isUsual || isImpossible ? undefined : next.sort },
      { replace: true, scroll: false },
    );
  };
  const clear = () => change(NOTHING);
  const now = () => found()[key()];
  // While others are on their way, those that were known are better than none.
  const facets = createMemo<Facets | undefined>((known) => now()?.facets ?? known);
  const shown = createMemo<readonly ListedCourse[] | undefined>((known) => {
    const items = courses.items();
    return items ?? (courses.error() || known?.length === 0 ? undefined : known);
  });
  const isOnItsWay = () => courses.items() === undefined || courses.refreshing();

  return (
    <div class="page grid grid-cols-[minmax(0,1fr)] gap-6">
      <PageHeading title={title()}>{COURSES_TITLE}</PageHeading>
      <CatalogueFilters
        filter={filter()}
        categories={categories.data()?.categories}
        facets={facets()}
        onChange={change}
      />
      <div class="grid grid-cols-[minmax(0,1fr)] items-start gap-x-8 gap-y-4 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <section
          aria-label={texts.filters}
          class="hidden rounded-lg border border-line bg-surface p-4 lg:block"
        >
          <FilterPanel filter={filter()} facets={facets()} onChange={change} />
        </section>
        <div class="grid grid-cols-[minmax(0,1fr)] gap-4">
          <ChosenChips
            filter={filter()}
            categories={categories.data()?.categories}
            onChange={change}
            onClear={clear}
          />
          <div class="grid min-h-6 gap-1" role="status">
            <p class="flex flex-wrap gap-x-4">
              <span class="font-semibold tabular-nums">
                {now() === undefined ? "" : texts.found(now()?.total ?? 0)}
              </span>
              <Show when={now()?.searchedFor}>
                {(meant) => <span class="text-ink-soft">{texts.searchedFor(meant())}</span>}
              </Show>
            </p>
            <OrderNote
              filter={filter()}
              interests={now()?.interests}
              isMixed={(facets()?.values.currency.length ?? 0) > 1}
            />
          </div>
          <Switch fallback={<CourseListSkeleton count={6} beside />}>
            <Match when={shown()?.length === 0}>
              <NothingFound
                filter={filter()}
                facets={now()?.facets}
                categories={categories.data()?.categories}
                onChange={change}
                onClear={clear}
              />
            </Match>
            <Match when={shown()}>
              {(items) => (
                <div
                  class={`grid gap-6 transition-opacity ${isOnItsWay() ? "opacity-60" : ""}`}
                  aria-busy={isOnItsWay()}
                >
                  <h2 class="sr-only">{texts.results}</h2>
                  <CourseList courses={items()} beside />
                  <Show when={courses.loadingMore()}>
                    <CourseGrid beside>
                      <For each={[1, 2, 3]}>
                        {() => (
                          <li>
                            <CourseCardSkeleton />
                          </li>
                        )}
                      </For>
                    </CourseGrid>
                  </Show>
                  <Show when={courses.error()}>
                    {(error) => <Notice tone="danger">{error().message}</Notice>}
                  </Show>
                  <Show when={courses.hasMore()}>
                    <Button
                      class="justify-self-center"
                      busy={courses.loadingMore()}
                      onClick={courses.loadMore}
                    >
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
      </div>
    </div>
  );
}
