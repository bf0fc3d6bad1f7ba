import { type RouteSectionProps, useLocation } from "@solidjs/router";
import { createEffect, on, Show } from "solid-js";
import { keepTitle } from "../../lib/title.ts";
import { giveFocusTurn } from "../../stores/focus-turn.ts";
import "../../stores/theme.ts";
import { me } from "../../stores/me.ts";
import { ToastRegion } from "../ui/toast-region.tsx";
import { Header } from "./header.tsx";
import { MemberOverlay } from "./member-parts.tsx";
import { RouteBoundary } from "./route-boundary.tsx";

/** What stands around every page. */
export const AppShell = (props: RouteSectionProps) => {
  const location = useLocation();
  let main: HTMLElement | undefined;

  keepTitle();
  createEffect(
    on(
      () => location.pathname,
      () => main && giveFocusTurn(main),
      { defer: true },
    ),
  );

  return (
    <>
      <button
        type="button"
        class="sr-only z-30 rounded-md bg-accent px-4 py-3 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        onClick={() => main?.focus()}
      >
        Skip to content
      </button>
      <Header />
      <main
        ref={main}
        id="main"
        tabIndex={-1}
        class={me() ? "pb-[calc(3.5rem+1px+env(safe-area-inset-bottom))] md:pb-0" : ""}
      >
        <RouteBoundary>{props.children}</RouteBoundary>
      </main>
      <Show when={me()}>{(member) => <MemberOverlay me={member()} />}</Show>
      <ToastRegion />
    </>
  );
};
