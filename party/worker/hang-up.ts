import { HANG_UP_BYTES, HANG_UP_MS } from "../../domain/shared/limits.ts";
import { readAtMost } from "../wire/read-body.ts";

/**
 * The answer to a request whose body nobody has read: it goes out at once, and its end waits a little while what the
 * client still sends is thrown away. A connection that is closed on a client that sends takes the answer with it.
 */
export const hangingUpSoftly = async (answer: Response, body: ReadableStream): Promise<Response> => {
  const said = await answer.arrayBuffer();
  const headers = new Headers(answer.headers);
  // A body that is compressed goes out only once it has ended.
  headers.set("cache-control", "no-store, no-transform");
  const { readable, writable } = new FixedLengthStream(said.byteLength);
  const say = async () => {
    const writer = writable.getWriter();
    await writer.write(new Uint8Array(said));
    const patience = { discardedBytes: HANG_UP_BYTES, idleMs: HANG_UP_MS, totalMs: HANG_UP_MS };
    await readAtMost(body, 0, patience).catch(() => {});
    await writer.close();
  };
  say().catch(() => {});
  return new Response(readable, { status: answer.status, statusText: answer.statusText, headers });
};
