import { For } from "solid-js";
import { Loading, Skeleton } from "../../../ui/skeleton.tsx";
import { learnTexts } from "../texts/learn.ts";

/** The outline of the page. */
export const LearnSkeleton = () => (
  <Loading label={learnTexts.loading} class="page grid gap-8">
    <Skeleton class="h-72 w-full rounded-lg" />
    <div class="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div class="grid gap-3">
        <Skeleton class="h-7 w-40" />
        <For each={[1, 2, 3, 4, 5]}>{() => <Skeleton class="h-14 w-full" />}</For>
      </div>
      <div class="grid gap-4">
        <Skeleton class="h-32 w-full" />
        <Skeleton class="h-32 w-full" />
      </div>
    </div>
  </Loading>
);
