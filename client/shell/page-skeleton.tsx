import { Loading, Skeleton, SkeletonText } from "../ui/skeleton.tsx";
import { lazyTexts } from "../ui/texts.ts";

/** The outline of any page, before it is known which one. */
export const PageSkeleton = () => (
  <Loading label={lazyTexts.loading} class="page grid gap-6">
    <Skeleton class="h-9 w-64 max-w-full" />
    <SkeletonText lines={3} />
    <Skeleton class="h-48 w-full" />
  </Loading>
);
