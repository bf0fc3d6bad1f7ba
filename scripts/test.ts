import { runTests } from "./lib/run-tests.ts";

await runTests(["unit", "client", "start", "actors", "browser", "timed"], process.argv.slice(2));
