import { inBackground } from "../../../domain/shared/concurrency/background.ts";
import { gzipResponse, takesGzip, WORTH_COMPRESSING_BYTES } from "../../wire/content-coding.ts";

const gzipOf = (text: string): Promise<ArrayBuffer> =>
  new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer();

/** The body of an answer that is given many times: compressed once, for those who take that. */
export class KeptBody {
  readonly text: string;
  #gzip: ArrayBuffer | null = null;
  #isAsked = false;

  constructor(text: string) {
    this.text = text;
  }

  /** The answer with this body, to a request that takes these codings (its `Accept-Encoding`). */
  given(accepted: string | null, status: number, headers: Headers): Response {
    if (this.text.length < WORTH_COMPRESSING_BYTES) return new Response(this.text, { status, headers });
    headers.append("vary", "Accept-Encoding");
    if (!takesGzip(accepted)) return new Response(this.text, { status, headers });
    if (this.#gzip !== null) return gzipResponse(this.#gzip, status, headers);
    this.#compress();
    return new Response(this.text, { status, headers });
  }

  #compress(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    inBackground("an answer is compressed", async () => {
      this.#gzip = await gzipOf(this.text);
    });
  }
}
