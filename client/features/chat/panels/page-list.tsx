import { For, type JSX, Match, Show, Switch } from "solid-js";
import type { Pages } from "../../../lib/request/pages.ts";
import { Button } from "../../../ui/button.tsx";
import { panelTexts } from "../texts/panels.ts";
import { PanelError, PanelLoading } from "./panel-states.tsx";

/** A list read page after page: loading, failed, empty, or its items with a button for more. */
export const PageList = <A,>(props: {
  readonly pages: Pages<A>;
  /** Names the list, and says what is loading: "Members". */
  readonly label: string;
  readonly empty: JSX.Element;
  readonly children: (item: A) => JSX.Element;
}) => (
  <Switch fallback={<PanelLoading label={panelTexts.loading(props.label)} />}>
    <Match when={props.pages.items()}>
      {(items) => (
        <Show when={items().length > 0} fallback={props.empty}>
          <ul class="divide-y divide-line" aria-label={props.label} aria-busy={props.pages.refreshing()}>
            <For each={items()}>{(item) => <li>{props.children(item)}</li>}</For>
          </ul>
          <Show when={props.pages.error()}>
            {(error) => (
              <PanelError
                error={error()}
                busy={props.pages.refreshing() || props.pages.loadingMore()}
                onRetry={() => (props.pages.hasMore() ? props.pages.loadMore() : props.pages.reload())}
              />
            )}
          </Show>
          <Show when={props.pages.hasMore() && !props.pages.error()}>
            <div class="p-4">
              <Button class="w-full" busy={props.pages.loadingMore()} onClick={props.pages.loadMore}>
                {panelTexts.more}
              </Button>
            </div>
          </Show>
        </Show>
      )}
    </Match>
    <Match when={props.pages.error()}>
      {(error) => <PanelError error={error()} busy={props.pages.refreshing()} onRetry={props.pages.reload} />}
    </Match>
  </Switch>
);
