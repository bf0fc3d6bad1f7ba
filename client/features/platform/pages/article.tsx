import { For, type JSX, Show } from "solid-js";
import { type StaticPath, staticTitle } from "../../../../domain/platform/rules.ts";
import { PageHeading } from "../../../ui/page-heading.tsx";
import type { ArticleBlock, ArticleSection, ArticleText } from "./article-text.ts";
import { articleTexts } from "./article-texts.ts";
import { RichLine } from "./rich-line.tsx";

const Block = (props: { readonly block: ArticleBlock }) => (
  <Show
    when={typeof props.block !== "string" && props.block}
    fallback={
      <p>
        <RichLine text={props.block as string} />
      </p>
    }
  >
    {(points) => (
      <ul class="grid list-disc gap-1.5 pl-5 marker:text-ink-faint">
        <For each={points()}>
          {(point) => (
            <li>
              <RichLine text={point} />
            </li>
          )}
        </For>
      </ul>
    )}
  </Show>
);

/** A part of an article, which its address's hash leads to. */
const Section = (props: { readonly section: ArticleSection }) => (
  <section
    id={props.section.id}
    class="grid scroll-mt-24 gap-3"
    aria-labelledby={`${props.section.id}-heading`}
  >
    <h2 id={`${props.section.id}-heading`} class="text-xl">
      {props.section.heading}
    </h2>
    <For each={props.section.body}>{(block) => <Block block={block} />}</For>
  </section>
);

/** The ways to the parts of an article, beside it where there is room. */
const Contents = (props: { readonly sections: readonly ArticleSection[] }) => (
  <nav aria-label={articleTexts.contents} class="sticky top-24 hidden border-l border-line pl-5 lg:block">
    <p class="pb-1 text-sm font-semibold">{articleTexts.contents}</p>
    <ul class="text-sm">
      <For each={props.sections}>
        {(section) => (
          <li>
            <a
              href={`#${section.id}`}
              class="flex min-h-9 items-center py-1 text-ink-soft hover:text-accent-ink hover:underline"
            >
              {section.heading}
            </a>
          </li>
        )}
      </For>
    </ul>
  </nav>
);

/** A page to read: a heading, what it is about, and its parts; `children` stand between the two. */
export const Article = (props: {
  readonly path: StaticPath;
  readonly text: ArticleText;
  /** A line under the heading, such as when the text was last changed. */
  readonly note?: string | undefined;
  readonly children?: JSX.Element;
  /** What to do next, at its end. */
  readonly end?: JSX.Element;
}) => (
  <div class="page grid items-start gap-x-16 lg:grid-cols-[minmax(0,42rem)_14rem] lg:justify-center">
    <article class="grid min-w-0 gap-9">
      <header class="grid gap-3">
        <PageHeading title={staticTitle(props.path)} />
        <Show when={props.note}>
          <p class="text-sm text-ink-faint">{props.note}</p>
        </Show>
        <p class="text-lg text-ink-soft">
          <RichLine text={props.text.intro} />
        </p>
      </header>
      {props.children}
      <For each={props.text.sections}>{(section) => <Section section={section} />}</For>
      {props.end}
    </article>
    <Show when={props.text.sections.length > 2}>
      <Contents sections={props.text.sections} />
    </Show>
  </div>
);
