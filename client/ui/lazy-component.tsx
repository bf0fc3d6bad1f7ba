import { type Component, createSignal, lazy, Show, Suspense } from "solid-js";
import { isOutdated, loadLazily } from "../lib/lazy-load.ts";
import { Button } from "./button.tsx";
import { EmptyState } from "./states.tsx";

/** Words for what is not here yet: by itself it comes, or with the page loaded anew. */
const words = () =>
  isOutdated()
    ? "PeerLoop was updated. Load the page again to go on: what you typed stays."
    : "It comes by itself as soon as the connection is good enough.";

const LoadAgain = () => (
  <Show when={isOutdated()}>
    <Button variant="primary" onClick={() => location.reload()}>
      Load again
    </Button>
  </Show>
);

/** In the place of a part that is still being fetched. Not to be seen where it takes a moment only. */
export const ComponentWaiting = () => (
  <div role="status" class="late grid justify-items-center gap-3 px-6 py-8 text-center text-ink-soft text-sm">
    <p>{words()}</p>
    <LoadAgain />
  </div>
);

/** The same for a whole page. */
export const PageWaiting = () => (
  <div role="alert">
    <EmptyState page title="This page could not be fetched" text={words()} actions={<LoadAgain />} />
  </div>
);

/**
 * A component in a part of the program of its own, fetched when it is first shown or by `preload`. Where that fails,
 * `Waiting` stands in its place until it is here; only a part that is broken throws.
 */
export const lazyComponent = <Props extends object>(
  load: () => Promise<{ readonly default: Component<Props> }>,
  Waiting?: Component<Props>,
) =>
  lazy<Component<Props>>(
    () =>
      new Promise((resolve, reject) => {
        const [part, setPart] = createSignal<Component<Props>>();
        const Late = (props: Props) => (
          <Show when={part()} keyed fallback={Waiting && <Waiting {...props} />}>
            {(Part) => <Part {...props} />}
          </Show>
        );
        loadLazily(load, () => resolve({ default: Late })).then(
          (found) => {
            setPart(() => found.default);
            resolve(found);
          },
          (error: unknown) => {
            setPart(() => () => {
              throw error;
            });
            reject(error);
          },
        );
      }),
  );

/** The same, with `Waiting` in its place from the first moment, so that what stands around it shows at once. */
export const lazyInPlace = <Props extends object>(
  load: () => Promise<{ readonly default: Component<Props> }>,
  Waiting: Component<Props> = () => null,
) => {
  const Lazy = lazyComponent(load, Waiting);
  const InPlace = (props: Props) => (
    <Suspense fallback={<Waiting {...props} />}>
      <Lazy {...props} />
    </Suspense>
  );
  InPlace.preload = Lazy.preload;
  return InPlace;
};
