import { createMemo, For, type JSX, Show } from "solid-js";
import { blocksIn } from "../../../domain/chat/message-text/message-text.ts";
import type { Block, Inline, ListItem } from "../../../domain/chat/message-text/tree.ts";
import { CodeBlock } from "./code-block.tsx";
import { taskTexts } from "./texts.ts";

/** What a text's mentions mean to its reader. */
export interface MentionScope {
  /** Whether this handle, in lower case, is the reader's. */
  readonly isOwn: (handle: string) => boolean;
  /** Whether somebody who is known here has it. */
  readonly isKnown: (handle: string) => boolean;
}

interface Scoped {
  readonly scope: MentionScope;
}

/**
 * Somebody's text, with what its marks mean. It becomes elements, never markup: HTML in it stays text, and images of
 * other sites become links.
 */
export const Markdown = (props: { readonly text: string } & Scoped) => {
  const blocks = createMemo(() => blocksIn(props.text));
  return (
    <div class="grid grid-cols-1 gap-1.5 [overflow-wrap:anywhere]">
      <Blocks blocks={blocks()} scope={props.scope} />
    </div>
  );
};

const Blocks = (props: { readonly blocks: readonly Block[] } & Scoped) => (
  <For each={props.blocks}>{(block) => drawn(block, props.scope)}</For>
);

const drawn = (block: Block, scope: MentionScope): JSX.Element => {
  switch (block.kind) {
    case "paragraph":
      return (
        <p dir="auto" class="whitespace-pre-wrap">
          <Inlines content={block.content} scope={scope} />
        </p>
      );
    case "heading":
      return (
        <p dir="auto" class="font-bold">
          <Inlines content={block.content} scope={scope} />
        </p>
      );
    case "code":
      return <CodeBlock code={block.text} language={block.language} />;
    case "quote":
      return (
        <blockquote class="grid grid-cols-1 gap-1 border-edge border-l-3 pl-3 text-ink-soft">
          <Blocks blocks={block.blocks} scope={scope} />
        </blockquote>
      );
    case "list":
      return <List items={block.items} isOrdered={block.isOrdered} scope={scope} />;
    case "table":
      return <Table table={block} scope={scope} />;
    case "rule":
      return <hr class="border-line" />;
  }
};

const List = (props: { readonly items: readonly ListItem[]; readonly isOrdered: boolean } & Scoped) => {
  const items = () => (
    <For each={props.items}>
      {(item) => (
        <li value={item.number ?? undefined}>
          <Show when={item.isDone !== null}>
            <span
              class="float-left mr-1.5"
              aria-label={item.isDone ? taskTexts.done : taskTexts.toDo}
              role="img"
            >
              {item.isDone ? "☑" : "☐"}
            </span>
          </Show>
          <Blocks blocks={item.blocks} scope={props.scope} />
        </li>
      )}
    </For>
  );
  const digits = () => Math.max(...props.items.map(({ number }) => String(number).length));
  return (
    <Show when={props.isOrdered} fallback={<ul class="list-disc pl-6">{items()}</ul>}>
      <ol class="list-decimal" style={{ "padding-left": `calc(${digits()}ch + 1.25rem)` }}>
        {items()}
      </ol>
    </Show>
  );
};

const Table = (props: { readonly table: Extract<Block, { readonly kind: "table" }> } & Scoped) => {
  const aligned = (column: number) => ({ "text-align": props.table.alignments[column] ?? "left" }) as const;
  return (
    <div class="overflow-x-auto">
      <table class="text-sm [overflow-wrap:normal] [&_:is(td,th)]:border [&_:is(td,th)]:border-line [&_:is(td,th)]:px-2 [&_:is(td,th)]:py-1">
        <thead>
          <tr>
            <For each={props.table.header}>
              {(cell, column) => (
                <th dir="auto" style={aligned(column())}>
                  <Inlines content={cell} scope={props.scope} />
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.table.rows}>
            {(row) => (
              <tr>
                <For each={row}>
                  {(cell, column) => (
                    <td dir="auto" style={aligned(column())}>
                      <Inlines content={cell} scope={props.scope} />
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
};

const Inlines = (props: { readonly content: readonly Inline[] } & Scoped) => (
  <For each={props.content}>{(inline) => set(inline, props.scope)}</For>
);

const set = (inline: Inline, scope: MentionScope): JSX.Element => {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "break":
      return <br />;
    case "mention":
      return <Mention text={inline.text} handles={inline.handles} scope={scope} />;
    case "code":
      return (
        <code dir="auto" class="rounded-sm bg-sunken px-1 font-mono text-[0.9em]">
          {inline.text}
        </code>
      );
    case "link":
      return (
        <a
          dir="auto"
          class="link"
          href={inline.href}
          title={inline.title ?? undefined}
          target="_blank"
          rel="noopener noreferrer nofollow ugc"
        >
          <Inlines content={inline.content} scope={scope} />
        </a>
      );
    case "strong":
      return (
        <strong>
          <Inlines content={inline.content} scope={scope} />
        </strong>
      );
    case "emphasis":
      return (
        <em>
          <Inlines content={inline.content} scope={scope} />
        </em>
      );
    case "strike":
      return (
        <del>
          <Inlines content={inline.content} scope={scope} />
        </del>
      );
  }
};

/** Somebody who is mentioned, the reader most. Underscores that belong to nobody's handle stand after it. */
const Mention = (props: { readonly text: string; readonly handles: readonly string[] } & Scoped) => {
  const handle = createMemo(() => {
    const last = props.handles.at(-1) as string;
    if (props.handles.length === 1) return last;
    return props.handles.find((one) => props.scope.isOwn(one) || props.scope.isKnown(one)) ?? last;
  });
  const mention = () => props.text.slice(0, handle().length + 1);
  return (
    <>
      <Show
        when={props.scope.isOwn(handle())}
        fallback={
          <a
            dir="auto"
            class="font-semibold text-accent-ink hover:underline"
            href={`/u/${handle()}`}
            data-handle={handle()}
            tabindex={-1}
          >
            {mention()}
          </a>
        }
      >
        <mark class="rounded-sm bg-mark px-0.5 font-semibold text-on-mark">{mention()}</mark>
      </Show>
      {props.text.slice(mention().length)}
    </>
  );
};
