import { connect } from "node:net";

/** What came back on a connection on which a test has written by hand. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** Bytes that had been written when the answer's head was there. */
  readonly sent: number;
}

const PART = Buffer.alloc(64 * 1024, "x");

/**
 * Sends a request as it is written, and then, if told, so many bytes of body as fast as they are taken. Answers as soon
 * as the head of an answer is there, and ends the connection.
 * @param head lines of the request with `\n` between them, without the empty one
 */
export const rawRequest = (url: string, head: string, bodyBytes = 0): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    let sent = 0;
    let received = "";
    const more = () => {
      while (sent < bodyBytes && !socket.destroyed) {
        sent += PART.byteLength;
        if (!socket.write(PART)) return;
      }
    };
    socket.on("connect", () => {
      socket.write(`${head.replaceAll("\n", "\r\n")}\r\n\r\n`);
      more();
    });
    socket.on("drain", more);
    socket.on("data", (bytes) => {
      received += bytes;
      const end = received.indexOf("\r\n\r\n");
      if (end === -1) return;
      const [line = "", ...fields] = received.slice(0, end).split("\r\n");
      const headers = new Headers(
        fields.map((field) => field.split(/:\s*(.*)/s).slice(0, 2) as [string, string]),
      );
      const length = Number(headers.get("content-length") ?? 0);
      const body = received.slice(end + 4);
      if (Buffer.byteLength(body) < length) return;
      socket.destroy();
      resolve({ status: Number(line.split(" ")[1]), headers, body, sent });
    });
    socket.on("error", reject);
    socket.on("close", () => reject(new Error(`closed without an answer after ${sent} bytes: ${received}`)));
  });
