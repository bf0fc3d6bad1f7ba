import { createSignal, For, Show } from "solid-js";
import type { Category, FacetValue } from "../../../../domain/courses/model.ts";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { catalogueTexts as texts } from "./texts.ts";

const Chip = (props: {
  readonly label: string;
  readonly count?: number;
  readonly isOn: boolean;
  readonly onPress: () => void;
}) => (
  <button
    type="button"
    aria-pressed={props.isOn}
    onClick={() => props.onPress()}
    class="inline-flex min-h-10 items-center gap-1.5 rounded-full border border-edge bg-surface px-3.5 text-sm font-semibold whitespace-nowrap text-ink-soft hover:border-ink hover:text-ink aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-on-accent"
  >
    {props.label}
    <Show when={props.count !== undefined}>
      <span class="font-normal tabular-nums">{props.count}</span>
    </Show>
  </button>
);

/** Categories that are shown at first where there is room for lines of them. */
const SHOWN = 6;

/**
 * The categories that have courses, those with the most first: in a line to be pushed along on phones; where there is
 * room, some of them in lines, and the others by one press.
 */
export const CategoryChips = (props: {
  /** Undefined until they are known. */
  readonly categories: readonly Category[] | undefined;
  /** How many courses there would be with each, once that is known. */
  readonly counts: readonly FacetValue[] | undefined;
  readonly selected: string;
  readonly onSelect: (slug: string) => void;
}) => {
  const [all, setAll] = createSignal(false);
  const shown = () =>
    props.categories
      ?.filter(({ courseCount, slug }) => courseCount > 0 || slug === props.selected)
      .toSorted((a, b) => b.courseCount - a.courseCount);
  const countOf = ({ slug, courseCount }: Category) =>
    props.counts === undefined ? courseCount : (props.counts.find(({ value }) => value === slug)?.count ?? 0);
  const isHidden = (index: number, slug: string) => !all() && index >= SHOWN && slug !== props.selected;
  return (
    <div class="min-h-11 md:min-h-23">
      <Show when={shown()} fallback={<Skeleton class="h-10 w-full" />}>
        {(found) => (
          <ul
            aria-label={texts.categories}
            class="-mx-4 flex gap-2 overflow-x-auto px-4 pb-1 md:mx-0 md:flex-wrap md:overflow-visible md:px-0"
          >
            <li>
              <Chip
                label={texts.allCategories}
                isOn={props.selected === ""}
                onPress={() => props.onSelect("")}
              />
            </li>
            <For each={found()}>
              {(category, index) => (
                <li class={isHidden(index(), category.slug) ? "md:hidden" : ""}>
                  <Chip
                    label={category.name}
                    count={countOf(category)}
                    isOn={props.selected === category.slug}
                    onPress={() => props.onSelect(props.selected === category.slug ? "" : category.slug)}
                  />
                </li>
              )}
            </For>
            <Show when={found().length > SHOWN}>
              <li class="hidden md:block">
                <button
                  type="button"
                  aria-expanded={all()}
                  class="link min-h-10 px-2 text-sm font-semibold"
                  onClick={() => setAll(!all())}
                >
                  {all() ? texts.fewerCategories : texts.moreCategories}
                </button>
              </li>
            </Show>
          </ul>
        )}
      </Show>
    </div>
  );
};
