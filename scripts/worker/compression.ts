import { codingFor, WORTH_COMPRESSING_BYTES } from "../../party/wire/content-coding.ts";

type Fetch<Env> = (request: Request, env: Env, context: ExecutionContext) => Promise<Response>;

const compressible = /^(text\/|image\/svg|application\/(json|javascript|manifest|wasm|xml))/;

/**
 * Has the runtime compress what the platform's edge would, for whoever takes that: for where that edge is missing.
 * Every answer that could have been another for another client says so (`Vary`).
 */
export function withCompression<Env>(next: Fetch<Env>): Fetch<Env> {
  return async (request, env, context) => {
    const answer = await next(request, env, context);
    if (!isNegotiated(answer)) return answer;
    const coding = answer.body === null ? null : codingFor(request.headers.get("accept-encoding"));
    const negotiated = new Response(answer.body, answer);
    if (!/\baccept-encoding\b/i.test(answer.headers.get("vary") ?? ""))
      negotiated.headers.append("vary", "Accept-Encoding");
    if (coding === null) return negotiated;
    negotiated.headers.set("content-encoding", coding);
    negotiated.headers.delete("content-length");
    return negotiated;
  };
}

/** Part of a file stays as it is: its numbers count the bytes of the file. */
const isNegotiated = ({ status, headers }: Response): boolean => {
  if (status === 304) return true;
  if (status === 101 || status === 206 || headers.has("content-encoding")) return false;
  const length = headers.get("content-length");
  if (length !== null && Number(length) < WORTH_COMPRESSING_BYTES) return false;
  if (/\bno-transform\b/.test(headers.get("cache-control") ?? "")) return false;
  return compressible.test(headers.get("content-type") ?? "");
};
