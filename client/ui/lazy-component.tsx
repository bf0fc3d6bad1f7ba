import { type Component, createSignal, lazy, Show, Suspense } from "solid-js";
import { isOutdated, loadLazily } from "../lib/lazy-load.ts";
import { Button } from "./button.tsx";
import { EmptyState } from "./states.tsx";
import { lazyTexts } from "./texts.ts";

/** Says of what is not here yet when it comes: by itself, or with the page loaded anew. */
const explanation = () => (isOutdated() ? lazyTexts.outdated : lazyTexts.waiting);

const LoadAgain = () => (
  <Show when={isOutdated()}>
    <Button variant="primary" onClick={() => location.reload()}>
      {lazyTexts.reload}
    </Button>
  </Show>
);

/** In the place of a component that is still being fetched. Not to be seen where it takes a moment only. */
export const ComponentWaiting = () => (
  <div role="status" class="late grid justify-items-center gap-3 px-6 py-8 text-center text-ink-soft text-sm">
    <p>{explanation()}</p>
    <LoadAgain />
  </div>
);

/** The same for a whole page. */
export const PageWaiting = () => (
  <div role="alert">
    <EmptyState page title={lazyTexts.pageTitle} text={explanation()} actions={<LoadAgain />} />
  </div>
);

/**
 * A component in a module of its own, fetched when it is first shown or by `preload`. Where that fails, `Waiting` stands
 * in its place until it is here; only a module that is broken throws.
 */
export const lazyComponent = <Props extends object>(
  load: () => Promise<{ readonly default: Component<Props> }>,
  Waiting?: Component<Props>,
) =>
  lazy<Component<Props>>(
    () =>
      new Promise((resolve, reject) => {
        const [loaded, setLoaded] = createSignal<Component<Props>>();
        const Late = (props: Props) => (
          <Show when={loaded()} keyed fallback={Waiting && <Waiting {...props} />}>
            {(Loaded) => <Loaded {...props} />}
          </Show>
        );
        loadLazily(load, () => resolve({ default: Late })).then(
          (found) => {
            setLoaded(() => found.default);
            resolve(found);
          },
          (error: unknown) => {
            setLoaded(() => () => {
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
