import { createMemo, createResource, createSignal, For, onMount, Show } from "solid-js";
import { SearchIcon } from "../../../ui/icons.tsx";
import { emojiText } from "../texts/emoji.ts";
import { type Emoji, TONES, withTone } from "./emoji.ts";
import { EmojiGrid, type GridEmoji } from "./emoji-grid.tsx";
import { loadEmoji } from "./load-emoji.ts";
import { ownEmoji } from "./own-emoji.ts";

/** Emoji that a search shows. */
const MOST_FOUND = 64;

/** An emoji that stands for a group, in the order of Unicode's groups. */
const SIGNS = ["😀", "👋", "🐻", "🍎", "✈️", "⚽", "💡", "❤️", "🏁"] as const;

/** Where an emoji is looked for and picked: by words, by groups, or among those used last. */
export const EmojiPicker = (props: { readonly userId: string; readonly onPick: (emoji: string) => void }) => {
  const own = ownEmoji(props.userId);
  const recent = own.recent();
  const columns = matchMedia("(pointer: coarse)").matches ? 7 : 8;
  const [table] = createResource(loadEmoji);
  const [query, setQuery] = createSignal("");
  const [group, setGroup] = createSignal(recent.length > 0 ? -1 : 0);
  const [tone, setTone] = createSignal(own.tone.read());
  const [at, setAt] = createSignal(0);
  let field!: HTMLInputElement;
  let grid: HTMLElement | undefined;
  onMount(() => field.focus({ preventScroll: true }));

  const toned = (emoji: Emoji): GridEmoji => ({ emoji: withTone(emoji, tone()), name: emoji.name });
  const nameOf = createMemo(() => {
    const names = new Map<string, string>();
    for (const { emoji } of table()?.groups ?? [])
      for (const one of emoji) for (const each of TONES) names.set(withTone(one, each), one.name);
    return names;
  });
  const shown = createMemo((): readonly GridEmoji[] => {
    const all = table();
    if (!all) return [];
    if (query().trim() !== "") return all.find(query(), MOST_FOUND).map(toned);
    if (group() < 0) return recent.map((emoji) => ({ emoji, name: nameOf().get(emoji) ?? emoji }));
    return (all.groups[group()]?.emoji ?? []).map(toned);
  });
  const look = (next: () => void) => {
    next();
    setAt(0);
  };
  const pick = (one: GridEmoji | undefined) => {
    if (!one) return;
    own.note(one.emoji);
    props.onPick(one.emoji);
  };
  const into = () => grid?.querySelector<HTMLElement>(`[data-at="${at()}"]`)?.focus();

  const groups = () => [
    ...(recent.length > 0 ? [{ at: -1, sign: "🕘", name: emojiText.recent }] : []),
    ...SIGNS.map((sign, index) => ({ at: index, sign, name: emojiText.groups[index] as string })),
  ];

  return (
    <div class="grid gap-2 pt-2">
      <div class="relative mx-2">
        <SearchIcon class="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-faint" />
        <input
          ref={field}
          type="search"
          class="h-10 w-full rounded-md border border-edge bg-surface pr-2 pl-9 text-base"
          autocomplete="off"
          placeholder={emojiText.search}
          aria-label={emojiText.search}
          onInput={(event) => look(() => setQuery(event.currentTarget.value))}
          onKeyDown={(event) => {
            if (event.key === "ArrowDown") into();
            else if (event.key === "Enter") pick(shown()[0]);
            else return;
            event.preventDefault();
          }}
        />
      </div>
      <div class="flex justify-between px-2" role="toolbar" aria-label={emojiText.kinds}>
        <For each={groups()}>
          {(one) => (
            <button
              type="button"
              class="flex h-9 min-w-0 flex-1 items-center justify-center rounded-md border-transparent border-b-2 text-lg leading-none grayscale hover:bg-sunken aria-pressed:border-accent aria-pressed:grayscale-0"
              aria-label={one.name}
              title={one.name}
              aria-pressed={query() === "" && group() === one.at}
              onClick={() =>
                look(() => {
                  field.value = "";
                  setQuery("");
                  setGroup(one.at);
                })
              }
            >
              {one.sign}
            </button>
          )}
        </For>
      </div>
      <EmojiGrid
        label={emojiText.grid}
        emoji={shown()}
        columns={columns}
        at={at()}
        onAt={setAt}
        onPick={pick}
        onOut={() => field.focus()}
        ref={(element) => {
          grid = element;
        }}
      />
      <div class="flex min-h-12 items-center gap-2 border-line border-t px-3">
        <p class="min-w-0 flex-1 truncate text-ink-soft text-sm" role="status">
          <Show when={table()} fallback={emojiText.loading}>
            {shown().length === 0 ? emojiText.none : shown()[at()]?.name}
          </Show>
        </p>
        <fieldset class="flex">
          <legend class="sr-only">{emojiText.tone}</legend>
          <For each={TONES}>
            {(one, index) => (
              <button
                type="button"
                class="flex size-7 items-center justify-center rounded-md text-base leading-none hover:bg-sunken aria-pressed:bg-accent-soft pointer-coarse:h-11 pointer-coarse:w-8"
                aria-label={emojiText.tones[index()]}
                aria-pressed={tone() === one}
                onClick={() => {
                  own.tone.write(one);
                  setTone(one);
                }}
              >
                {`✋${one}`}
              </button>
            )}
          </For>
        </fieldset>
      </div>
    </div>
  );
};
