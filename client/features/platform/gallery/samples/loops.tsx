import { For } from "solid-js";
import { LoopLine } from "../../../../ui/loop/loop-line.tsx";
import { Mark } from "../../../../ui/mark.tsx";
import type { SampleGroup } from "../sample.tsx";

const sheet = [320, 128] as const;
const Lines = (props: { readonly total: number; readonly closed?: boolean }) => (
  <div class="grid gap-3 sm:grid-cols-2">
    <For each={props.closed ? [props.total] : [0, props.total / 3, props.total - 0.5, props.total]}>
      {(done) => (
        <LoopLine
          seed={`course ${props.total}`}
          total={props.total}
          done={done}
          closed={props.closed}
          sheet={sheet}
          label={`${done.toFixed(1)} of ${props.total} done`}
        />
      )}
    </For>
  </div>
);

export const loops: SampleGroup = {
  name: "Loops",
  samples: [
    { name: "Mark", Show: () => <Mark /> },
    { name: "Progress, 2 steps", Show: () => <Lines total={2} /> },
    { name: "Progress, 8 steps", Show: () => <Lines total={8} /> },
    { name: "Progress, 40 steps", Show: () => <Lines total={40} /> },
    { name: "Closed", Show: () => <Lines total={6} closed /> },
    { name: "Nobody’s progress", Show: () => <LoopLine seed="course" total={5} sheet={sheet} /> },
  ],
};
