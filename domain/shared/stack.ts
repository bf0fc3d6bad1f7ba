import { Layer } from "effect";

interface Layered {
  readonly layer: Layer.Any;
}

/** What they provide and fail with, one over the other, and what none before the one that needs it provides. */
type Stacked<All extends readonly Layered[], Out = never, E = never, In = never> = All extends readonly [
  infer Next extends Layered,
  ...infer Rest extends readonly Layered[],
]
  ? Stacked<
      Rest,
      Out | Layer.Success<Next["layer"]>,
      E | Layer.Error<Next["layer"]>,
      In | Exclude<Layer.Services<Next["layer"]>, Out>
    >
  : Layer.Layer<Out, E, In>;

/** One layer of those of many contexts, each of which may use what those before it provide. */
export const stack = <const All extends readonly Layered[]>(contexts: All): Stacked<All> =>
  contexts.reduce<Layer.Layer<unknown>>(
    (below, { layer }) => Layer.provideMerge(layer as Layer.Layer<unknown>, below),
    Layer.empty as Layer.Layer<unknown>,
  ) as Layer.Any as Stacked<All>;
