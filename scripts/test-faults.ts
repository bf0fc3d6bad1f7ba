import { runTests } from "./lib/run-tests.ts";

await runTests(["faults"], process.argv.slice(2));
