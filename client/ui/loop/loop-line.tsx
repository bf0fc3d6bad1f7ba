import { createUniqueId, Show } from "solid-js";
import { drawLoops } from "../../../domain/shared/loop/loop-drawing.ts";

export interface LoopLineProps {
  /** Whose line it is: the same text always draws the same line. */
  readonly seed: string;
  /** Steps there are: a loop each. */
  readonly total: number;
  /** Steps done, of the one under way a fraction. Without it the whole line is drawn, as nobody's progress. */
  readonly done?: number | undefined;
  /** Certified: the line is closed into a ring, the teacher's mark. */
  readonly closed?: boolean | undefined;
  /** The sheet's width and height, in the shape in which it is shown. */
  readonly sheet: readonly [width: number, height: number];
  /** What it says, for those who do not see it: "3 of 8 modules done". Decorative without it. */
  readonly label?: string | undefined;
  /** More than the label says. */
  readonly description?: string | undefined;
  readonly class?: string | undefined;
}

/** Progress as one line of a pen: a loop for each step, inked as far as it is done, and a dot where the learner is. */
export const LoopLine = (props: LoopLineProps) => {
  const id = createUniqueId();
  const drawing = () =>
    drawLoops(
      { seed: props.seed, total: props.total, done: props.done, isClosed: props.closed },
      ...props.sheet,
    );
  const isProgress = () => props.done !== undefined || props.closed === true;
  return (
    <svg
      class={`loop-line ${props.class ?? ""}`}
      viewBox={`0 0 ${props.sheet.join(" ")}`}
      fill="none"
      stroke-linecap="round"
      stroke-linejoin="round"
      role={props.label === undefined ? undefined : "img"}
      aria-hidden={props.label === undefined ? "true" : undefined}
      aria-label={props.label}
      aria-describedby={props.description === undefined ? undefined : `${id}-text`}
    >
      <Show when={props.description}>{(text) => <desc id={`${id}-text`}>{text()}</desc>}</Show>
      <path
        class={isProgress() ? "loop-outline" : undefined}
        d={drawing().outline}
        stroke="currentColor"
        stroke-width={drawing().pen * (isProgress() ? 0.6 : 1)}
      />
      <Show when={isProgress()}>
        <path d={drawing().ink} stroke="currentColor" stroke-width={drawing().pen} />
        <circle
          class="loop-dot"
          cx={drawing().dot.x}
          cy={drawing().dot.y}
          r={drawing().dot.radius}
          stroke-width={drawing().pen * 0.35}
        />
      </Show>
    </svg>
  );
};
