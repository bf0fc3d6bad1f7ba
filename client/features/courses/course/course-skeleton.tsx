import { Loading, Skeleton, SkeletonText } from "../../../ui/skeleton.tsx";
import { courseTexts } from "../texts.ts";

/** The outline of a course's page. */
export const CourseSkeleton = () => (
  <Loading label={courseTexts.loading}>
    <Skeleton class="h-28 w-full rounded-none sm:h-44" />
    <div class="page grid items-start gap-x-12 gap-y-10 lg:grid-cols-[1fr_20rem]">
      <div class="grid gap-6">
        <Skeleton class="h-6 w-48" />
        <Skeleton class="h-10 w-4/5" />
        <SkeletonText lines={4} />
        <Skeleton class="h-64 w-full" />
      </div>
      <Skeleton class="hidden h-96 w-full lg:-mt-28 lg:block" />
    </div>
  </Loading>
);
