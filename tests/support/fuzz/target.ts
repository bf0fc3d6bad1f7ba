import { type Api, ORIGIN } from "../running/api.ts";
import type { TestRuntime } from "../running/runtime.ts";
import type { Known } from "./operations.ts";

/** An API that is fuzzed: in this process, or in a runtime of its own. */
export interface FuzzTarget {
  readonly handler: (request: Request) => Promise<Response>;
  /** What a query of `kind` and `name` finds in its database. */
  readonly known: (query: string) => Promise<readonly Known[]>;
}

export const apiTarget = (api: Api): FuzzTarget => ({
  handler: api.handler,
  known: async (query) => [...(await api.db((db) => db.execute<{ kind: string; name: string }>(query)))],
});

/** Sends over HTTP what tests address to `ORIGIN`. */
export const runtimeTarget = (runtime: Pick<TestRuntime, "url" | "sql">): FuzzTarget => ({
  handler: async (request) => {
    const { pathname, search } = new URL(request.url);
    const headers = new Headers(request.headers);
    if (headers.get("origin") === ORIGIN) headers.set("origin", runtime.url);
    return fetch(`${runtime.url}${pathname}${search}`, {
      method: request.method,
      headers,
      redirect: "manual",
      ...(request.body ? { body: await request.arrayBuffer() } : {}),
    });
  },
  known: async (query) => [...(await runtime.sql.unsafe<{ kind: string; name: string }[]>(query))],
});
