import { PassThrough } from "node:stream";
import { afterEach, expect, it, vi } from "vitest";
import { isNoise, printWorkerLog } from "./worker-log.ts";

afterEach(() => vi.restoreAllMocks());

it.each([
  "workerd/server/server.c++:3360: error: Uncaught exception: kj/async-io-unix.c++:186: disconnected: ::write(fd, buffer.begin(), buffer.size()): Broken pipe",
  "workerd/server/server.c++:3155: error: kj::getCaughtExceptionAsKj() = kj/async-io-unix.c++:186: disconnected: ::write(fd, buffer.begin(), buffer.size()): Broken pipe",
  "stack: 5585d0b5 5585d0b7 0",
])("says nothing of a connection that was cut: %s", (line) => expect(isNoise(line)).toBe(true));

it.each([
  'query failed: 42P01: relation "categories" does not exist',
  "workerd/server/server.c++:3360: error: Uncaught exception: out of memory",
  "GET /api/courses failed: the database has disconnected: no answer",
])("passes on: %s", (line) => expect(isNoise(line)).toBe(false));

it("passes errors on to standard error", async () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  printWorkerLog(stdout, stderr);
  stderr.write("sweep: gone\nworkerd/server: disconnected: reset\n");
  await vi.waitFor(() => expect(error.mock.calls).toEqual([["sweep: gone"]]));
});
