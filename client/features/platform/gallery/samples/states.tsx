import { ApiError } from "../../../../lib/request/request.ts";
import { Button } from "../../../../ui/button.tsx";
import { ComponentWaiting } from "../../../../ui/lazy-component.tsx";
import { Skeleton, SkeletonText } from "../../../../ui/skeleton.tsx";
import { EmptyState, ErrorState } from "../../../../ui/states.tsx";
import type { SampleGroup } from "../sample.tsx";

const failed = (status: number, text: string) => () => (
  <ErrorState error={new ApiError("UnexpectedAnswer", status, text)} onRetry={() => {}} />
);

export const states: SampleGroup = {
  name: "States",
  samples: [
    {
      name: "Empty",
      Show: () => (
        <EmptyState
          title="No chats yet"
          text="Each course you join has a room."
          actions={<Button variant="primary">Browse courses</Button>}
        />
      ),
    },
    { name: "Nothing found", Show: () => <EmptyState kind="none" title="No matching courses" /> },
    { name: "Failed", Show: failed(500, "Something went wrong on our end.") },
    { name: "Failed, away", Show: failed(503, "") },
    { name: "Failed, no connection", Show: failed(0, "") },
    {
      name: "Skeleton",
      Show: () => (
        <div class="grid gap-3">
          <Skeleton class="h-9 w-64 max-w-full" />
          <SkeletonText lines={3} />
        </div>
      ),
    },
    { name: "Component that is fetched", Show: () => <ComponentWaiting /> },
  ],
};
