import { expect, it } from "vitest";
import { startRuntime } from "../runtime/runtime.ts";
import { hostOf } from "./listen-address.ts";

it.each(["127.0.0.1", "localhost", "::1"])("listens on %s", (host) => {
  expect(hostOf(host)?.host).toMatch(/^(127\.0\.0\.1|::1)$/);
});

it.each([
  "0.0.0.0",
  "::",
  "",
  "127.0.0.2",
  "127.1",
  "192.168.1.2",
  "::ffff:127.0.0.1",
  "localhost.",
  "peerloop.example.org",
  "constructor",
])("does not listen on %s: others reach it, or localhost does not lead there", (host) => {
  expect(hostOf(host)).toBeUndefined();
});

it("runs nothing that is only local where others reach it", async () => {
  const options = { bundle: "", project: "", storage: "", port: 1, env: { LOCAL: "start-script" } };
  await expect(startRuntime({ ...options, host: "0.0.0.0" })).rejects.toThrow("must not listen on 0.0.0.0");
});
