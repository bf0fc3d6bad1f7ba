import { createHash, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { request as ask, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import {
  createSecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  constants as http2,
} from "node:http2";
import { type AddressInfo, connect, type Socket } from "node:net";
import { pipeline } from "node:stream";
import { generate } from "selfsigned";

/** What belongs to one connection of HTTP/1.1, and nothing that goes over HTTP/2. */
const OF_CONNECTION = new Set(["connection", "keep-alive", "transfer-encoding", "upgrade", "http2-settings"]);

const passed = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => !name.startsWith(":") && !OF_CONNECTION.has(name)),
  );

const pass = (origin: URL, incoming: Http2ServerRequest, answer: Http2ServerResponse): void => {
  const { method, url: path } = incoming;
  const host = incoming.authority || incoming.headers.host;
  const headers = { ...passed(incoming.headers), host };
  const outgoing = ask(
    // A connection each: one that is used again may be closed by the other side as it is.
    { host: origin.hostname, port: origin.port, method, path, headers, agent: false },
    (got: IncomingMessage) => {
      answer.writeHead(got.statusCode ?? http2.HTTP_STATUS_BAD_GATEWAY, passed(got.headers));
      // What breaks off on one side does on the other: a browser would wait for the rest of it.
      pipeline(got, answer, (failure) => failure && breakOff());
    },
  );
  const breakOff = () => answer.stream?.close(http2.NGHTTP2_INTERNAL_ERROR);
  outgoing.on("error", breakOff);
  incoming.pipe(outgoing);
};

/** A socket as it was asked for, and from then on every byte of it. */
const passSocket = (origin: URL, request: IncomingMessage, socket: Socket, head: Buffer): void => {
  const through = connect(Number(origin.port), origin.hostname, () => {
    const lines = request.rawHeaders.flatMap((name, at, all) =>
      at % 2 === 0 ? `${name}: ${all[at + 1]}\r\n` : [],
    );
    through.write(`${request.method} ${request.url} HTTP/1.1\r\n${lines.join("")}\r\n`);
    through.write(head);
    socket.pipe(through);
    through.pipe(socket);
  });
  for (const [one, other] of [
    [socket, through],
    [through, socket],
  ] as const)
    one.on("error", () => other.destroy()).on("close", () => other.destroy());
};

/** HTTP/2 with TLS before a site. */
export interface TlsFront {
  readonly url: string;
  /** The switch by which Chromium trusts it: what comes over a connection that is not trusted is kept in no cache. */
  readonly trust: string;
  readonly stop: () => Promise<void>;
}

/**
 * Puts HTTP/2 with TLS before a site, as Cloudflare or a reverse proxy does wherever it runs: browsers have one
 * connection then, and over HTTP/1.1 six, which files wait for. Its certificate is made here and signed by nobody.
 * @param origin where the site answers, over HTTP/1.1; it may begin later than the front
 */
export async function startTlsFront(origin: URL): Promise<TlsFront> {
  const { private: key, cert } = await generate([{ name: "commonName", value: "127.0.0.1" }]);
  const server = createSecureServer({ key, cert, allowHTTP1: true }, (incoming, answer) =>
    pass(origin, incoming, answer),
  );
  server.on("upgrade", (request: IncomingMessage, socket: Socket, head: Buffer) =>
    passSocket(origin, request, socket, head),
  );
  const open = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const spki = new X509Certificate(cert).publicKey.export({ type: "spki", format: "der" });
  const pin = createHash("sha256").update(spki).digest("base64");
  return {
    trust: `--ignore-certificate-errors-spki-list=${pin}`,
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
