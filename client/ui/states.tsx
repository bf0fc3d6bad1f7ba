import { createEffect, type JSX, Show } from "solid-js";
import { online } from "../lib/online.ts";
import type { ApiError } from "../lib/request/request.ts";
import { createWait } from "../lib/time/wait.ts";
import { LoopDoodle } from "./doodle.tsx";
import { RetryIcon } from "./icons.tsx";
import { PageHeading } from "./page-heading.tsx";
import { RetryButton } from "./retry-button.tsx";

export interface StateProps {
  readonly title: string;
  readonly text?: JSX.Element;
  /** What can be done about it: buttons or links. */
  readonly actions?: JSX.Element;
  /** It stands for the whole page: its title is the page's heading. */
  readonly page?: boolean | undefined;
  readonly class?: string | undefined;
}

/** Nothing is here, and what to do about that. */
export const EmptyState = (props: StateProps) => (
  <div class={`mx-auto grid max-w-md justify-items-center gap-3 px-4 py-12 text-center ${props.class ?? ""}`}>
    <LoopDoodle class="mb-1 h-14 text-edge" />
    <Show when={props.page} fallback={<h2 class="text-xl">{props.title}</h2>}>
      <PageHeading title={props.title} />
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
  if (error.status === 0) return online() ? "PeerLoop cannot be reached" : "You are offline";
  if (error.status === 503) return "PeerLoop is catching its breath";
  if (error.status === 429) return "A little too fast";
  if (error.status === 403) return "This is not open to you";
  return "This did not load";
};

const textOf = (error: ApiError): string => {
  if (error.status === 0) return "It will be tried again as soon as there is a connection.";
  if (error.status === 503)
    return "The service is briefly away. Nothing of yours is lost; try again in a moment.";
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
        title={titleOf(props.error)}
        text={textOf(props.error)}
        actions={
          <RetryButton busy={props.busy} left={wait.left()} onClick={() => props.onRetry()}>
            <Show when={!props.busy}>
              <RetryIcon />
            </Show>
            Try again
          </RetryButton>
        }
      />
    </div>
  );
};
