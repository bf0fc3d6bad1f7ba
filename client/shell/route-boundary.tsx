import { useLocation } from "@solidjs/router";
import { createEffect, ErrorBoundary, type JSX, on, Suspense } from "solid-js";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/states.tsx";
import { PageSkeleton } from "./page-skeleton.tsx";

const Broken = (props: { readonly reset: () => void }) => {
  const location = useLocation();
  createEffect(on(() => location.pathname, props.reset, { defer: true }));
  return (
    <div role="alert">
      <EmptyState
        page
        title="This page broke"
        text="That is our fault, not yours. Loading it again usually helps."
        actions={
          <Button variant="primary" onClick={() => globalThis.location.reload()}>
            Load again
          </Button>
        }
      />
    </div>
  );
};

/** Keeps a page's failure to the page, and shows its outline while its module is fetched. */
export const RouteBoundary = (props: { readonly children: JSX.Element }) => (
  <ErrorBoundary
    fallback={(error: unknown, reset) => {
      console.error(error);
      return <Broken reset={reset} />;
    }}
  >
    <Suspense fallback={<PageSkeleton />}>{props.children}</Suspense>
  </ErrorBoundary>
);
