import { ErrorBoundary, type JSX, Show, Suspense } from "solid-js";
import type { Me } from "../../domain/identity/model.ts";
import { Button } from "../ui/button.tsx";
import { lazyComponent } from "../ui/lazy-component.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { me } from "./me.ts";

/** Fetches what only members need: their tools and the connection to their inbox. */
export const fetchMemberTools = () => import("./navigation/member-tools.tsx");

/** Where the tools will be. */
export const ToolsSkeleton = () => <Skeleton class="ml-auto h-9 w-36" />;

const LazyTools = lazyComponent(
  async () => ({ default: (await fetchMemberTools()).MemberTools }),
  ToolsSkeleton,
);
const LazyOverlay = lazyComponent(async () => ({ default: (await fetchMemberTools()).MemberOverlay }));

const Kept = (props: {
  readonly fallback?: JSX.Element;
  readonly broken?: JSX.Element;
  readonly children: JSX.Element;
}) => (
  <ErrorBoundary
    fallback={(error: unknown) => {
      console.error(error);
      return props.broken;
    }}
  >
    <Suspense fallback={props.fallback}>{props.children}</Suspense>
  </ErrorBoundary>
);

/** The tools, once they are here; without them the page goes on. */
export const MemberTools = (props: { readonly me: Me }) => (
  <Kept
    fallback={<ToolsSkeleton />}
    broken={
      <Button class="ml-auto" onClick={() => location.reload()}>
        Load again
      </Button>
    }
  >
    <LazyTools me={props.me} />
  </Kept>
);

/** What lies over the page, once it is here. */
export const MemberOverlay = (props: { readonly me: Me; readonly calls: JSX.Element }) => (
  <Kept>
    <LazyOverlay me={props.me} calls={props.calls} />
  </Kept>
);

const LazyBounced = lazyComponent(() => import("./address/bounced-address.tsx"));

/** Asks for another address where mails to the member's come back. */
export const AddressNotice = () => (
  <Show when={me()?.emailStatus === "bounced"}>
    <Kept>
      <LazyBounced />
    </Kept>
  </Show>
);
