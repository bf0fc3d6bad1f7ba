// The part of Node's module that the worker uses under `nodejs_compat`; its type package has none of it.
declare module "node:async_hooks" {
  export class AsyncLocalStorage<Store> {
    run<A>(store: Store, run: () => A): A;
    getStore(): Store | undefined;
  }
}
