import type { LoadCommand, LoadReport, LoadSource } from "./plan.ts";

/** Makes this process one that carries out a plan for the process that started it, and ends with that one. */
export function serveLoad<Plan, Result>(make: (plan: Plan) => LoadSource<Result>): void {
  let source: LoadSource<Result> | undefined;
  const report = (message: LoadReport<Result>) => process.send?.(message);

  const carryOut = async (command: LoadCommand<Plan>): Promise<void> => {
    if (command.type === "join") {
      source = make(command.plan);
      await source.join();
      report({ type: "joined" });
    } else if (source) {
      const result = await source.run({
        measuring: () => report({ type: "measuring" }),
        measured: () => report({ type: "measured" }),
      });
      report({ type: "done", result });
    }
  };
  process.on("disconnect", () => process.exit(0));
  process.on("message", (command: LoadCommand<Plan>) => {
    carryOut(command).catch((error: Error) => report({ type: "failed", message: error.message }));
  });
}
