import { useLocation } from "@solidjs/router";
import { createEffect, ErrorBoundary, type JSX, on, onCleanup, Suspense } from "solid-js";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/states.tsx";
import { PageSkeleton } from "./page-skeleton.tsx";

/** Browsers' words for a part of the program that could not be loaded: gone after an update, or no network. */
const isMissingPart = (error: unknown): boolean =>
  error instanceof TypeError && /import|module|script/iu.test(error.message);

const Broken = (props: { readonly error: unknown; readonly reset: () => void }) => {
  const location = useLocation();
  const reload = () => globalThis.location.reload();
  createEffect(on(() => location.pathname, props.reset, { defer: true }));
  // Browsers remember that a part could not be fetched: only loading the page anew asks for it again.
  if (isMissingPart(props.error)) {
    addEventListener("online", reload);
    onCleanup(() => removeEventListener("online", reload));
  }
  return (
    <div role="alert">
      <EmptyState
        page
        title={isMissingPart(props.error) ? "This page could not be fetched" : "This page broke"}
        text={
          isMissingPart(props.error)
            ? "Your connection dropped, or PeerLoop was updated meanwhile. Loading it again mends both."
            : "That is our fault, not yours. Loading it again usually helps."
        }
        actions={
          <Button variant="primary" onClick={reload}>
            Load again
          </Button>
        }
      />
    </div>
  );
};

/** Keeps a page's failure to the page, and shows its outline while its part of the program is fetched. */
export const RouteBoundary = (props: { readonly children: JSX.Element }) => (
  <ErrorBoundary
    fallback={(error: unknown, reset) => {
      console.error(error);
      return <Broken error={error} reset={reset} />;
    }}
  >
    <Suspense fallback={<PageSkeleton />}>{props.children}</Suspense>
  </ErrorBoundary>
);
