import { A, useLocation, useSearchParams } from "@solidjs/router";
import { createMemo, For, Show } from "solid-js";
import { staticTitle } from "../../../../domain/platform/rules.ts";
import { me } from "../../../shell/me.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { SearchBox } from "../../../ui/forms/search-box.tsx";
import { ChevronDownIcon } from "../../../ui/icons.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { EmptyState } from "../../../ui/states.tsx";
import { footerTexts } from "../footer-texts.ts";
import type { ArticleSection } from "./article-text.ts";
import { searchHelp } from "./help-search.ts";
import { RichLine } from "./rich-line.tsx";
import { help, helpTopics } from "./texts/help.ts";

const Question = (props: { readonly question: ArticleSection; readonly isOpen: boolean }) => (
  <details
    id={props.question.id}
    open={props.isOpen}
    class="group scroll-mt-24 border-b border-line last:border-0"
  >
    <summary class="flex min-h-12 list-none items-center justify-between gap-4 rounded-md px-4 py-3 hover:bg-sunken">
      <h3 class="text-base leading-snug">{props.question.heading}</h3>
      <ChevronDownIcon class="size-4 shrink-0 text-ink-faint transition-transform duration-200 group-open:rotate-180" />
    </summary>
    <div class="grid gap-2 px-4 pb-4 text-ink-soft">
      <For each={props.question.body.flat()}>
        {(line) => (
          <p>
            <RichLine text={line} />
          </p>
        )}
      </For>
    </div>
  </details>
);

/** What visitors find at the foot of every page. */
const morePages = footerTexts.groups
  .flatMap((group): readonly { readonly href: string; readonly label: string }[] => group.links)
  .filter(({ href }) => href !== "/help" && href !== "/courses");

/** Questions with their answers, by subject; `q` in the address narrows them, a hash opens one. */
export default function Help() {
  const location = useLocation();
  const [params, setParams] = useSearchParams<{ q?: string }>();
  const query = () => params.q ?? "";
  const topics = createMemo(() => searchHelp(helpTopics, query()));
  const count = () => topics().reduce((sum, { questions }) => sum + questions.length, 0);
  return (
    <div class="page grid justify-center gap-8 lg:grid-cols-[minmax(0,42rem)]">
      <header class="grid gap-4">
        <PageHeading title={staticTitle("/help")} />
        <p class="text-lg text-ink-soft">
          <RichLine text={help.intro} />
        </p>
        <search>
          <SearchBox
            label={help.search}
            value={query()}
            onText={(text) => setParams({ q: text || undefined }, { replace: true, scroll: false })}
          />
        </search>
        <p role="status" class="sr-only">
          {query() === "" ? "" : help.found(count())}
        </p>
      </header>
      <Show
        when={topics().length > 0}
        fallback={
          <EmptyState
            title={help.noneTitle}
            text={help.noneText}
            actions={<ButtonLink href="/contact">{help.contact}</ButtonLink>}
          />
        }
      >
        <For each={topics()}>
          {(topic) => (
            <section class="grid gap-3" aria-labelledby={`${topic.id}-heading`}>
              <h2 id={`${topic.id}-heading`} class="text-xl">
                {topic.heading}
              </h2>
              <div class="rounded-lg border border-line bg-surface">
                <For each={topic.questions}>
                  {(question) => (
                    <Question question={question} isOpen={location.hash === `#${question.id}`} />
                  )}
                </For>
              </div>
            </section>
          )}
        </For>
      </Show>
      <Show when={me()}>
        <nav aria-label={help.more} class="border-t border-line pt-6">
          <h2 class="pb-1 text-xl">{help.more}</h2>
          <ul class="flex flex-wrap gap-x-6">
            <For each={morePages}>
              {(link) => (
                <li>
                  <A href={link.href} class="link inline-flex min-h-10 items-center">
                    {link.label}
                  </A>
                </li>
              )}
            </For>
          </ul>
        </nav>
      </Show>
    </div>
  );
}
