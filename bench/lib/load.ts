import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { LoadCommand, LoadPlan, LoadReport, LoadResult } from "../load/plan.ts";
import type { Undo } from "./undo.ts";

/** A load generator whose clients have all joined. */
export interface Load {
  readonly pid: number;
  /**
   * Sends the messages of the plan and waits for their deliveries.
   * @param phases is told when the messages that count begin, and when the last of them was sent
   */
  run(phases: { measuring(): void; measured(): void }): Promise<LoadResult>;
}

/**
 * Starts a load generator in a process of its own and waits until all of its clients are in their rooms.
 * `undo` ends it, whatever it does.
 * @throws Error with what a server said against a client
 */
export async function startLoad(plan: LoadPlan, undo: Undo): Promise<Load> {
  const child = fork(fileURLToPath(new URL("../load/child.ts", import.meta.url)), {
    serialization: "advanced",
  });
  undo.add(() => child.kill("SIGKILL"));
  const ask = (command: LoadCommand, on: (report: LoadReport) => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const settle = (action: () => void) => {
        child.off("message", onMessage);
        child.off("exit", onExit);
        action();
      };
      const onMessage = (report: LoadReport) => {
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
      let result: LoadResult | undefined;
      await ask({ type: "run" }, (report) => {
        if (report.type === "measuring") phases.measuring();
        if (report.type === "measured") phases.measured();
        if (report.type === "done") result = report.result;
        return report.type === "done";
      });
      if (!result) throw new Error("The load generator gave no result.");
      return result;
    },
  };
}
