import { useLocation } from "@solidjs/router";
import { createEffect, ErrorBoundary, type JSX, on, Suspense } from "solid-js";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/states.tsx";
import { PageSkeleton } from "./page-skeleton.tsx";
import { brokenTexts } from "./texts.ts";

const Broken = (props: { readonly reset: () => void }) => {
  const location = useLocation();
  createEffect(on(() => location.pathname, props.reset, { defer: true }));
  return (
    <div role="alert">
      <EmptyState
        page
        title={brokenTexts.title}
        text={brokenTexts.text}
        actions={
          <Button variant="primary" onClick={() => globalThis.location.reload()}>
            {brokenTexts.reload}
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
