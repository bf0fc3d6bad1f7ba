import { A, useLocation } from "@solidjs/router";
import { Match, Switch } from "solid-js";
import { signInPath } from "../lib/sign-in-path.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Mark } from "../ui/doodle.tsx";
import { MemberTools, ToolsSkeleton } from "./lazy-member-tools.tsx";
import { me, wasMember } from "./me.ts";
import { navLink } from "./nav-link.ts";
import { OfflineBar } from "./offline-bar.tsx";

const StrangerTools = () => {
  const location = useLocation();
  const isLeaving = () => location.pathname.startsWith("/sign-");
  return (
    <nav aria-label="Main" class="ml-auto flex items-center gap-1 sm:gap-2">
      <A href="/courses" class={navLink}>
        Courses
      </A>
      <A href={signInPath(isLeaving() ? "/" : location.pathname)} class={`${navLink} whitespace-nowrap`}>
        Sign in
      </A>
      <ButtonLink href="/sign-up" variant="primary" class="max-[26rem]:hidden">
        Join
      </ButtonLink>
    </nav>
  );
};

/** The head of every page. */
export const Header = () => (
  <header class="sticky top-0 z-20 border-b border-line bg-paper">
    <OfflineBar />
    <div class="mx-auto flex h-16 max-w-page items-center gap-2 px-4 sm:gap-4">
      <A
        href="/"
        class="mr-1 flex min-h-10 min-w-11 items-center gap-2 text-lg font-bold tracking-tight"
        aria-label="PeerLoop home"
      >
        <Mark />
        <span class="max-sm:sr-only">PeerLoop</span>
      </A>
      <Switch>
        <Match when={me()}>{(member) => <MemberTools me={member()} />}</Match>
        <Match when={me() === undefined && wasMember()}>
          <ToolsSkeleton />
        </Match>
        <Match when={true}>
          <StrangerTools />
        </Match>
      </Switch>
    </div>
  </header>
);
