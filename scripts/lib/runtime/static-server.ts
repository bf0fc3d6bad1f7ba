import { readdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, relative, sep } from "node:path";
import sirv from "sirv";

/** Serves the built client on the loopback address, for the worker alone. */
export interface StaticServer {
  /** For example `http://127.0.0.1:41234`. */
  readonly url: string;
  /** Paths of all files, relative to the folder, with `/` between their parts; what lies compressed beside them is none. */
  readonly files: readonly string[];
  close(): void;
}

/** Vite names the files below this folder by their content: they never change. */
const hashed = /^\/assets\//;

/** Starts to serve a folder. Its files are listed once: a build goes into a folder of its own. */
export async function serveFolder(folder: string): Promise<StaticServer> {
  const files = listFiles(folder);
  const serve = sirv(folder, {
    etag: true,
    // As the build has compressed them (`scripts/lib/build/compressed.ts`).
    brotli: true,
    setHeaders(response, path) {
      const lasting = hashed.test(path);
      response.setHeader("cache-control", lasting ? "public, max-age=31536000, immutable" : "no-cache");
      response.setHeader("x-content-type-options", "nosniff");
    },
  });
  const server = createServer((request, response) =>
    serve(request, response, () => {
      response.statusCode = 404;
      response.end();
    }),
  );
  await listen(server);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    files,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !path.startsWith(".") && !path.endsWith(".br"));
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
}
