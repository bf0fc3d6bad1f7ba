import { A } from "@solidjs/router";
import { For, Match, Switch } from "solid-js";
import { runsOf } from "./runs.ts";

/** One line of an article. */
export const RichLine = (props: { readonly text: string }) => (
  <For each={runsOf(props.text)}>
    {(run) => (
      <Switch fallback={run.text}>
        <Match when={run.href}>
          {(href) => (
            <A href={href()} class="link">
              {run.text}
            </A>
          )}
        </Match>
        <Match when={run.strong}>
          <strong class="font-semibold text-ink">{run.text}</strong>
        </Match>
      </Switch>
    )}
  </For>
);
