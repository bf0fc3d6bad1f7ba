import { takesBrotli } from "../../party/wire/content-coding.ts";
import { urlOf } from "../../party/wire/url-of.ts";

/** Which files the client consists of, and the server on the loopback address that holds them. */
export interface StaticFiles {
  readonly devServer: string;
  readonly assets: Readonly<Record<string, string>>;
}

type Fetch<Env> = (request: Request, env: Env, context: ExecutionContext) => Promise<Response>;

/**
 * Answers requests for static files before the worker sees them, with the request's own headers, so that a
 * browser gets its 304, and as they lie compressed, where that is taken. Everything else goes on to the worker.
 */
export function withStaticFiles<Env>(files: StaticFiles, next: Fetch<Env>): Fetch<Env> {
  return async (request, env, context) => {
    if (request.method !== "GET" && request.method !== "HEAD") return next(request, env, context);
    const { pathname } = urlOf(request);
    const path = decode(pathname);
    if (path === undefined) return new Response("Bad request", { status: 400 });
    if (!Object.hasOwn(files.assets, path.slice(1))) return next(request, env, context);
    const headers = new Headers(request.headers);
    // A part is one of the file as it is.
    const isBrotli = !request.headers.has("range") && takesBrotli(request.headers.get("accept-encoding"));
    headers.set("accept-encoding", isBrotli ? "br" : "identity");
    return fetch(files.devServer + pathname, { method: request.method, headers });
  };
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
