import { type RouteSectionProps, useLocation } from "@solidjs/router";
import { createEffect, type JSX, on, Show } from "solid-js";
import { giveFocusTurn } from "../lib/focus-turn.ts";
import { keepTitle } from "../lib/title.ts";
import "./theme.ts";
import { Header } from "./header.tsx";
import { AddressNotice, MemberOverlay } from "./lazy-member-tools.tsx";
import { me } from "./me.ts";
import { RouteBoundary } from "./route-boundary.tsx";
import { ToastRegion } from "./toast-region.tsx";

/** What stands around every page; `calls` shows a member's calls for help over it. */
export const AppShell = (props: RouteSectionProps & { readonly calls: JSX.Element }) => {
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
        <AddressNotice />
        <RouteBoundary>{props.children}</RouteBoundary>
      </main>
      <Show when={me()}>{(member) => <MemberOverlay me={member()} calls={props.calls} />}</Show>
      <ToastRegion />
    </>
  );
};
