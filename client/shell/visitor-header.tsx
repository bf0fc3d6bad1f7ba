import { A, useLocation } from "@solidjs/router";
import { signInPath, signUpPath } from "../lib/links/sign-in-path.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Mark } from "../ui/mark.tsx";
import { navLink } from "./nav-link.ts";
import { railTexts, visitorTexts } from "./texts.ts";

/** The head of every page for visitors. */
export const VisitorHeader = () => {
  const location = useLocation();
  /** Pages about signing in lead nowhere afterwards. */
  const isLeaving = () => /^\/(sign-|verify-|forgot-|reset-)/u.test(location.pathname);
  return (
    <header class="sticky top-(--offline-bar) z-20 border-b border-line bg-paper">
      <div class="mx-auto flex h-16 max-w-page items-center gap-2 px-4 sm:gap-4">
        <A
          href="/"
          class="mr-1 flex min-h-10 min-w-11 items-center gap-2 text-lg font-bold tracking-tight"
          aria-label={railTexts.homeLink}
        >
          <Mark />
          <span class="max-sm:sr-only">PeerLoop</span>
        </A>
        <nav aria-label={railTexts.main} class="ml-auto flex items-center gap-1 sm:gap-2">
          <A href="/courses" class={navLink}>
            {visitorTexts.courses}
          </A>
          <A href={signInPath(isLeaving() ? "/" : location.pathname)} class={`${navLink} whitespace-nowrap`}>
            {visitorTexts.signIn}
          </A>
          <ButtonLink
            href={signUpPath(isLeaving() ? "/" : location.pathname)}
            variant="primary"
            class="max-[22rem]:px-3"
          >
            {visitorTexts.join}
          </ButtonLink>
        </nav>
      </div>
    </header>
  );
};
