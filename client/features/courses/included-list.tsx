import { For } from "solid-js";
import { CheckIcon } from "../../ui/icons.tsx";

/** What somebody gets with a course. */
export const IncludedList = (props: { readonly items: readonly string[] }) => (
  <ul class="grid gap-2 text-sm">
    <For each={props.items}>
      {(item) => (
        <li class="flex gap-2.5">
          <CheckIcon class="mt-0.5 size-4 text-good" />
          {item}
        </li>
      )}
    </For>
  </ul>
);
