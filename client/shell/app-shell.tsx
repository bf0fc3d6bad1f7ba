import { type RouteSectionProps, useLocation } from "@solidjs/router";
import { createEffect, createMemo, type JSX, on, onCleanup, Show, Suspense } from "solid-js";
import { giveFocusTurn } from "../lib/focus-turn.ts";
import { keepTitle } from "../lib/title.ts";
import "./theme.ts";
import { AddressNotice, Calls, ConsentNotice, PhoneBar, PhoneTabs, Rail } from "./lazy-member-tools.tsx";
import { me, wasMember } from "./me.ts";
import { isRoom } from "./navigation/places.ts";
import { OfflineBar } from "./offline-bar.tsx";
import { isPaletteOpen, listenForPalette } from "./palette.ts";
import { RouteBoundary } from "./route-boundary.tsx";
import { railTexts } from "./texts.ts";
import { ToastRegion } from "./toast-region.tsx";
import { VisitorHeader } from "./visitor-header.tsx";

/**
 * What stands around every page: for visitors a head and a foot, for members the app, with a rail beside the page or, on
 * phones, a bar above and tabs below it, which make way in rooms. `calls` shows requests for help over a member's page,
 * `palette` is what Ctrl or ⌘ K opens, `footer` ends a visitor's page.
 */
export const AppShell = (
  props: RouteSectionProps & {
    readonly calls: JSX.Element;
    readonly palette: JSX.Element;
    readonly footer: JSX.Element;
  },
) => {
  const location = useLocation();
  let main: HTMLElement | undefined;

  const isMember = createMemo(() => (me() === undefined ? wasMember() : me() !== null));
  const inRoom = createMemo(() => isRoom(location.pathname));
  const hasOpenedPalette = createMemo<boolean>((had) => had || isPaletteOpen(), false);

  keepTitle();
  createEffect(
    on(
      () => location.pathname,
      () => main && giveFocusTurn(main),
      { defer: true },
    ),
  );
  createEffect(() => me() && onCleanup(listenForPalette()));

  return (
    <>
      <button
        type="button"
        class="sr-only z-30 rounded-md bg-accent px-4 py-3 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
        onClick={() => main?.focus()}
      >
        {railTexts.skip}
      </button>
      <OfflineBar />
      <div
        class="shell"
        data-member={isMember() ? "" : undefined}
        data-room={isMember() && inRoom() ? "" : undefined}
      >
        <Show when={isMember()} fallback={<VisitorHeader />}>
          <header class="rail">
            <div class="hidden h-full min-h-0 flex-col md:flex">
              <Rail me={me()} />
            </div>
            <Show when={!inRoom()}>
              <div class="md:hidden">
                <PhoneBar me={me()} />
              </div>
            </Show>
          </header>
        </Show>
        <main
          ref={main}
          id="main"
          tabIndex={-1}
          // What ends the page begins below the screen: nothing that comes later moves it within sight.
          class={isMember() ? "" : "min-h-[calc(100dvh-var(--header-height))]"}
        >
          <RouteBoundary>{props.children}</RouteBoundary>
        </main>
      </div>
      <Show when={!isMember()}>
        <Suspense>{props.footer}</Suspense>
      </Show>
      <Show when={me()}>
        <div class="notices">
          <ConsentNotice />
          <AddressNotice />
        </div>
        <Show when={!inRoom()}>
          <PhoneTabs />
        </Show>
        <Calls>{props.calls}</Calls>
        <Show when={hasOpenedPalette()}>
          <Suspense>{props.palette}</Suspense>
        </Show>
      </Show>
      <ToastRegion />
    </>
  );
};
