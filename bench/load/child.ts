// The process of a load generator: it must not share a thread with what it measures, nor with what measures it.

import { Generator } from "./generator.ts";
import type { LoadCommand, LoadReport } from "./plan.ts";

let generator: Generator | undefined;

const report = (message: LoadReport) => process.send?.(message);

process.on("disconnect", () => process.exit(0));
process.on("message", (command: LoadCommand) => {
  carryOut(command).catch((error: Error) => report({ type: "failed", message: error.message }));
});

async function carryOut(command: LoadCommand): Promise<void> {
  if (command.type === "join") {
    generator = new Generator(command.plan);
    await generator.join();
    report({ type: "joined" });
  } else if (generator) {
    const result = await generator.run({
      measuring: () => report({ type: "measuring" }),
      measured: () => report({ type: "measured" }),
    });
    report({ type: "done", result });
  }
}
