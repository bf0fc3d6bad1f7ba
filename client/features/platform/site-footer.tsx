import { A } from "@solidjs/router";
import { For } from "solid-js";
import { Mark } from "../../ui/mark.tsx";
import { footerTexts } from "./footer-texts.ts";

/** The foot of visitors' pages, and of what everybody may read: every page that says what PeerLoop is. */
export default function SiteFooter() {
  return (
    <footer class="border-t border-line bg-surface">
      <div class="mx-auto grid max-w-page gap-x-10 grid-cols-2 gap-y-8 px-4 py-10 lg:grid-cols-[1.6fr_1fr_1fr_1fr]">
        <div class="col-span-2 grid content-start gap-2 lg:col-span-1">
          <p class="flex items-center gap-2 text-lg font-bold tracking-tight">
            <Mark />
            PeerLoop
          </p>
          <p class="max-w-72 text-sm text-ink-soft">{footerTexts.line}</p>
        </div>
        <For each={footerTexts.groups}>
          {(group) => (
            <nav aria-label={group.title}>
              <p class="pb-1 text-sm font-semibold" aria-hidden="true">
                {group.title}
              </p>
              <ul>
                <For each={group.links}>
                  {(link) => (
                    <li>
                      <A
                        href={link.href}
                        class="inline-flex min-h-10 items-center text-sm text-ink-soft hover:text-accent-ink hover:underline"
                      >
                        {link.label}
                      </A>
                    </li>
                  )}
                </For>
              </ul>
            </nav>
          )}
        </For>
      </div>
    </footer>
  );
}
