/**
 * The worker's outermost module where the platform's edge is missing: it has the runtime compress what the edge
 * would, for whoever takes that. Everything else is the bundle's, its actors too.
 */
export const entryModule = `
import worker from "./worker.mjs";
export * from "./worker.mjs";

const compressible = /^(text\\/|image\\/svg|application\\/(json|javascript|manifest|wasm|xml))/;

const encodingFor = (request) => {
  const accepted = request.headers.get("accept-encoding") ?? "";
  return /\\bgzip\\b/.test(accepted) ? "gzip" : /\\bbr\\b/.test(accepted) ? "br" : null;
};

export default {
  ...worker,
  async fetch(request, env, context) {
    const response = await worker.fetch(request, env, context);
    const encoding = encodingFor(request);
    if (encoding === null || !response.body || response.headers.has("content-encoding")) return response;
    if (!compressible.test(response.headers.get("content-type") ?? "")) return response;
    const encoded = new Response(response.body, response);
    encoded.headers.set("content-encoding", encoding);
    encoded.headers.append("vary", "accept-encoding");
    encoded.headers.delete("content-length");
    return encoded;
  },
};
`;
