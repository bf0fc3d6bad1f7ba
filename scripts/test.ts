import { runTests } from "./lib/run-tests.ts";

await runTests(["unit", "rooms", "client", "start", "actors", "browser", "timed"], process.argv.slice(2));
