import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { LoadCommand, LoadPhases, LoadReport } from "../load/plan.ts";
import type { Undo } from "./undo.ts";

/** A load generator whose clients have all joined. */
export interface Load<Result> {
  readonly pid: number;
  /**
   * Does what the plan says and waits for what comes of it.
   * @param phases is told when what counts begins, and when it is over
   */
  run(phases: LoadPhases): Promise<Result>;
}

/**
 * Starts a load generator in a process of its own and waits until all of its clients are in their rooms.
 * `undo` ends it, whatever it does.
 * @param file the program of the process, in `bench/load/`
 * @throws Error with what a server said against a client
 */
export async function startLoad<Plan, Result>(file: string, plan: Plan, undo: Undo): Promise<Load<Result>> {
  const child = fork(fileURLToPath(new URL(`../load/${file}`, import.meta.url)), {
    serialization: "advanced",
  });
  undo.add(() => child.kill("SIGKILL"));
  const ask = (command: LoadCommand<Plan>, on: (report: LoadReport<Result>) => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const settle = (action: () => void) => {
        child.off("message", onMessage);
        child.off("exit", onExit);
        action();
      };
      const onMessage = (report: LoadReport<Result>) => {
        if (report.type === "failed")
          settle(() => reject(new Error(`The load generator: ${report.message}`)));
        else if (on(report)) settle(resolve);
      };
      const onExit = () => settle(() => reject(new Error("The load generator has ended.")));
      child.on("message", onMessage);
      child.on("exit", onExit);
      child.send(command);
    });
  await ask({ type: "join", plan }, ({ type }) => type === "joined");
  return {
    pid: child.pid ?? 0,
    async run(phases) {
      let result: Result | undefined;
      await ask({ type: "run" }, (report) => {
        if (report.type === "measuring") phases.measuring();
        if (report.type === "measured") phases.measured();
        if (report.type === "done") result = report.result;
        return report.type === "done";
      });
      if (result === undefined) throw new Error("The load generator gave no result.");
      return result;
    },
  };
}
