import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createServer, type ProxyOptions } from "vite";
import { REQUEST_RULES } from "../../../party/wire/request-rules.ts";
import { root } from "../paths.ts";

/** What belongs to the worker; everything else is the client. */
const workerPaths = ["/parties", "/robots.txt", "/sitemap.xml", ...REQUEST_RULES.map(({ prefix }) => prefix)];

/**
 * Starts Vite with hot reload in front of the worker.
 * @returns what stops it
 */
export async function startDevServer(options: {
  readonly host: string;
  readonly port: number;
  readonly runtimeUrl: string;
}): Promise<() => Promise<void>> {
  // The Host header stays the browser's own: the worker compares it with Origin.
  const proxy: ProxyOptions = { target: options.runtimeUrl, ws: true, changeOrigin: false };
  const server = await createServer({
    configFile: join(root, "vite.config.ts"),
    appType: "custom",
    clearScreen: false,
    server: {
      host: options.host,
      port: options.port,
      strictPort: true,
      proxy: Object.fromEntries(workerPaths.map((path) => [`^${path}(/|$|\\?)`, proxy])),
    },
  });
  server.middlewares.use(async (request, response, next) => {
    if (!request.headers.accept?.includes("text/html")) return next();
    try {
      const shell = await readFile(join(server.config.root, "app.html"), "utf8");
      const page = await server.transformIndexHtml(request.url ?? "/", shell, request.originalUrl);
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(page);
    } catch (error) {
      next(error);
    }
  });
  await server.listen();
  return () => server.close();
}
