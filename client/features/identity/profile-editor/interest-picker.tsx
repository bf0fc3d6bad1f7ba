import { createMemo, createSignal, For, Show } from "solid-js";
import { MAX_INTERESTS, MIN_INTERESTS } from "../../../../domain/identity/profile/limits.ts";
import { Button } from "../../../ui/button.tsx";
import { CheckIcon } from "../../../ui/icons.tsx";
import { Loading, Skeleton } from "../../../ui/skeleton.tsx";
import { topicName } from "../topic-name.ts";
import { Block, BlockProblem } from "./block.tsx";
import type { Editor } from "./editor-state.ts";
import { editorTexts, interestTexts as texts } from "./texts.ts";

const PROBLEM = "interests-problem";
/** Topics that are shown before more are asked for: about as many as there are categories. */
const SHOWN_AT_FIRST = 15;

/** Three to five topics that somebody wants to learn, chosen among those there are. */
export const InterestPicker = (props: {
  readonly editor: Editor;
  /** Undefined until they are known. */
  readonly topics: readonly string[] | undefined;
}) => {
  const [showsAll, setShowsAll] = createSignal(false);
  const chosen = () => props.editor.draft.interests;
  const isChosen = (topic: string) => chosen().includes(topic);
  const isFull = () => chosen().length >= MAX_INTERESTS;
  /** One that was chosen when the page came stays where it is, though it is taken away. */
  const held = createMemo(() => props.editor.base().interests);
  const all = createMemo(() => Array.from(new Set([...held(), ...(props.topics ?? [])])));
  const shown = () =>
    showsAll() ? all() : all().filter((topic, place) => place < SHOWN_AT_FIRST || isChosen(topic));
  const toggle = (topic: string) => {
    if (!isChosen(topic) && isFull()) return;
    props.editor.set(
      "interests",
      isChosen(topic) ? chosen().filter((one) => one !== topic) : [...chosen(), topic].sort(),
    );
  };

  return (
    <Block
      id="interests"
      title={editorTexts.fields.interests}
      hint={texts.hint(MIN_INTERESTS, MAX_INTERESTS)}
      audience="profile"
      aside={<span aria-live="polite">{texts.chosen(chosen().length, MAX_INTERESTS)}</span>}
    >
      <Show
        when={props.topics}
        fallback={
          <Loading label={texts.loading} class="flex flex-wrap gap-2">
            <For each={Array.from({ length: SHOWN_AT_FIRST })}>
              {() => <Skeleton class="h-11 w-36 rounded-full" />}
            </For>
          </Loading>
        }
      >
        <ul class="flex flex-wrap gap-2">
          <For each={shown()}>
            {(topic) => (
              <li>
                <button
                  type="button"
                  name="interests"
                  aria-pressed={isChosen(topic)}
                  aria-disabled={isFull() && !isChosen(topic) ? "true" : undefined}
                  aria-describedby={props.editor.problems().interests ? PROBLEM : undefined}
                  class="inline-flex min-h-11 items-center gap-1.5 rounded-full border border-edge px-4 text-sm font-semibold transition-colors hover:border-ink aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:text-ink-faint aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-ink"
                  onClick={() => toggle(topic)}
                >
                  <Show when={isChosen(topic)}>
                    <CheckIcon class="!size-4" />
                  </Show>
                  {topicName(topic)}
                </button>
              </li>
            )}
          </For>
        </ul>
        <Show when={all().length > SHOWN_AT_FIRST}>
          <Button
            variant="quiet"
            class="min-h-11 justify-self-start"
            aria-expanded={showsAll()}
            onClick={() => setShowsAll(!showsAll())}
          >
            {showsAll() ? texts.fewer : texts.more}
          </Button>
        </Show>
      </Show>
      <BlockProblem id={PROBLEM} problem={props.editor.problems().interests} />
    </Block>
  );
};
