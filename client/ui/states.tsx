import { createEffect, type JSX, Show } from "solid-js";
import { online } from "../lib/online.ts";
import type { ApiError } from "../lib/request/request.ts";
import { createWait } from "../lib/time/wait.ts";
import { RetryIcon } from "./icons.tsx";
import { PageHeading } from "./page-heading.tsx";
import { RetryButton } from "./retry-button.tsx";
import { StateDrawing, type StateKind } from "./state-drawing.tsx";
import { errorTexts } from "./texts.ts";

export interface StateProps {
  readonly title: string;
  readonly text?: JSX.Element;
  /** What can be done about it: buttons or links. */
  readonly actions?: JSX.Element;
  /** It stands for the whole page: its title is the page's heading. */
  readonly page?: boolean | undefined;
  /** Why nothing is here, which its drawing shows; `first` unless said. */
  readonly kind?: StateKind | undefined;
  /** What the tab says meanwhile, where that is something else than the title. */
  readonly tab?: string | undefined;
  readonly class?: string | undefined;
}

/** Nothing is here, and what to do about that. */
export const EmptyState = (props: StateProps) => (
  <div class={`mx-auto grid max-w-md justify-items-center gap-3 px-4 py-12 text-center ${props.class ?? ""}`}>
    <StateDrawing kind={props.kind ?? "first"} />
    <Show when={props.page} fallback={<h2 class="text-xl">{props.title}</h2>}>
      <PageHeading title={props.tab ?? props.title}>{props.title}</PageHeading>
    </Show>
    <Show when={props.text}>
      <p class="text-ink-soft">{props.text}</p>
    </Show>
    <Show when={props.actions}>
      <div class="flex flex-wrap justify-center gap-2 pt-2">{props.actions}</div>
    </Show>
  </div>
);

export interface ErrorStateProps {
  readonly error: ApiError;
  readonly onRetry: () => void;
  readonly busy?: boolean | undefined;
  readonly page?: boolean | undefined;
}

const titleOf = (error: ApiError): string => {
  if (error.status === 0) return online() ? errorTexts.unreachable : errorTexts.offline;
  if (error.status === 503) return errorTexts.busy;
  if (error.status === 429) return errorTexts.tooFast;
  if (error.status === 403) return errorTexts.forbidden;
  return errorTexts.failed;
};

const textOf = (error: ApiError): string => {
  if (error.status === 0) return online() ? errorTexts.keepTrying : errorTexts.retrying;
  if (error.status === 503) return errorTexts.away;
  return error.message;
};

/** Reading failed: what that means, in words, and a way to try again. */
export const ErrorState = (props: ErrorStateProps) => {
  const wait = createWait();
  createEffect(() => wait.start(props.error.retryAfterSeconds));
  return (
    <div role="alert">
      <EmptyState
        page={props.page}
        kind="failed"
        title={titleOf(props.error)}
        text={textOf(props.error)}
        actions={
          <RetryButton busy={props.busy} left={wait.left()} onClick={() => props.onRetry()}>
            <Show when={!props.busy}>
              <RetryIcon />
            </Show>
            {errorTexts.retry}
          </RetryButton>
        }
      />
    </div>
  );
};
