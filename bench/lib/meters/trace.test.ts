import { expect, it } from "vitest";
import { mainThreadTasks } from "./trace.ts";

it("reads the tasks of the page's main thread, and of no other", () => {
  const thread = (pid: number, tid: number, name: string) => ({
    name: "thread_name",
    ph: "M",
    pid,
    tid,
    args: { name },
  });
  const task = (pid: number, tid: number, dur: number, name = "RunTask") => ({
    name,
    ph: "X",
    pid,
    tid,
    dur,
  });
  const traceEvents = [
    thread(1, 1, "CrRendererMain"),
    thread(1, 2, "Compositor"),
    thread(2, 1, "CrRendererMain"),
    task(1, 1, 5_500),
    task(1, 2, 90_000),
    task(2, 1, 6_000),
    task(1, 1, 20_000),
    task(1, 1, 80_000, "FunctionCall"),
  ];
  expect(mainThreadTasks(JSON.stringify({ traceEvents }))).toEqual([5.5, 20]);
  expect(mainThreadTasks(JSON.stringify({ traceEvents: [] }))).toEqual([]);
});
