import { Lexer, type Token, type Tokens } from "marked";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { CodeBlock } from "./code-block.tsx";
import { mentionParts } from "./mention-parts.ts";

/** What a text's mentions mean to its reader. */
export interface MentionScope {
  /** The reader's handle, in lower case. */
  readonly own: string;
}

/** Addresses that may be opened from what somebody wrote. */
const SAFE = new Set(["http:", "https:", "mailto:"]);

const safeHref = (href: string): string | null => {
  try {
    const url = new URL(href);
    return SAFE.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
};

/**
 * Somebody's text as Markdown. It becomes elements, never markup: HTML in it stays text, and images of other sites
 * become links.
 */
const Markdown = (props: { readonly text: string; readonly scope: MentionScope }) => {
  const blocks = () => new Lexer({ gfm: true, breaks: true }).lex(props.text);
  return (
    <div class="grid grid-cols-1 gap-1.5 [overflow-wrap:anywhere]">
      <Blocks tokens={blocks()} scope={props.scope} />
    </div>
  );
};

const Blocks = (props: { readonly tokens: readonly Token[]; readonly scope: MentionScope }) => (
  <For each={props.tokens}>{(token) => <Block token={token} scope={props.scope} />}</For>
);

const Block = (props: { readonly token: Token; readonly scope: MentionScope }): JSX.Element => {
  const { token, scope } = props;
  switch (token.type) {
    case "space":
    case "def":
    case "checkbox":
      return null;
    case "paragraph":
      return (
        <p class="whitespace-pre-wrap">
          <Inlines tokens={token.tokens ?? []} scope={scope} />
        </p>
      );
    case "text":
      return <Inlines tokens={token.tokens ?? [token]} scope={scope} />;
    case "heading":
      return (
        <p class="font-bold">
          <Inlines tokens={token.tokens ?? []} scope={scope} />
        </p>
      );
    case "code":
      return <CodeBlock code={token.text} language={(token as Tokens.Code).lang ?? ""} />;
    case "blockquote":
      return (
        <blockquote class="grid grid-cols-1 gap-1 border-edge border-l-3 pl-3 text-ink-soft">
          <Blocks tokens={token.tokens ?? []} scope={scope} />
        </blockquote>
      );
    case "list":
      return <List list={token as Tokens.List} scope={scope} />;
    case "table":
      return <Table table={token as Tokens.Table} scope={scope} />;
    case "hr":
      return <hr class="border-line" />;
    default:
      return <p class="whitespace-pre-wrap">{token.raw.trimEnd()}</p>;
  }
};

const List = (props: { readonly list: Tokens.List; readonly scope: MentionScope }) => {
  const items = () => (
    <For each={props.list.items}>
      {(item) => (
        <li>
          <Show when={item.task}>
            <span aria-label={item.checked ? "Done: " : "To do: "} role="img">
              {item.checked ? "☑ " : "☐ "}
            </span>
          </Show>
          <Blocks tokens={item.tokens} scope={props.scope} />
        </li>
      )}
    </For>
  );
  return (
    <Show when={props.list.ordered} fallback={<ul class="list-disc pl-6">{items()}</ul>}>
      <ol class="list-decimal pl-7" start={Number(props.list.start) || 1}>
        {items()}
      </ol>
    </Show>
  );
};

const Table = (props: { readonly table: Tokens.Table; readonly scope: MentionScope }) => (
  <div class="overflow-x-auto">
    <table class="text-sm [&_:is(td,th)]:border [&_:is(td,th)]:border-line [&_:is(td,th)]:px-2 [&_:is(td,th)]:py-1">
      <thead>
        <tr>
          <For each={props.table.header}>
            {(cell) => (
              <th class="text-left">
                <Inlines tokens={cell.tokens} scope={props.scope} />
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
                {(cell) => (
                  <td>
                    <Inlines tokens={cell.tokens} scope={props.scope} />
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

const Inlines = (props: { readonly tokens: readonly Token[]; readonly scope: MentionScope }) => (
  <For each={props.tokens}>{(token) => <Inline token={token} scope={props.scope} />}</For>
);

const Inline = (props: { readonly token: Token; readonly scope: MentionScope }): JSX.Element => {
  const { token, scope } = props;
  const inner = () => <Inlines tokens={("tokens" in token && token.tokens) || []} scope={scope} />;
  switch (token.type) {
    case "strong":
      return <strong>{inner()}</strong>;
    case "em":
      return <em>{inner()}</em>;
    case "del":
      return <del>{inner()}</del>;
    case "codespan":
      return <code class="rounded-sm bg-sunken px-1 font-mono text-[0.9em]">{token.text}</code>;
    case "br":
      return "\n";
    case "link":
    case "image":
      return (
        <Show when={safeHref((token as Tokens.Link).href)} fallback={token.raw}>
          {(href) => (
            <a class="link" href={href()} target="_blank" rel="noopener noreferrer nofollow ugc">
              {token.type === "image" ? token.text || href() : inner()}
            </a>
          )}
        </Show>
      );
    case "escape":
      return token.text;
    case "text":
      return "tokens" in token && token.tokens ? inner() : <Words text={token.text} scope={scope} />;
    default:
      return token.raw;
  }
};

/** Text with its mentions marked, those of the reader most. */
const Words = (props: { readonly text: string; readonly scope: MentionScope }) => (
  <For each={mentionParts(props.text)}>
    {(part) => (
      <Switch fallback={part.text}>
        <Match when={part.handle !== undefined && part.handle === props.scope.own}>
          <mark class="rounded-sm bg-mark px-0.5 font-semibold text-on-mark">{part.text}</mark>
        </Match>
        <Match when={part.handle}>
          {(handle) => (
            <a class="font-semibold text-accent-ink hover:underline" href={`/u/${handle()}`} tabindex={-1}>
              {part.text}
            </a>
          )}
        </Match>
      </Switch>
    )}
  </For>
);

export default Markdown;
