import { spawn } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { startCpuMeter } from "./cpu-meter.ts";
import { processStat } from "./proc.ts";

const busy = () => spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" });

describe.runIf(process.platform === "linux")("startCpuMeter", () => {
  it("tells a busy group from an idle one, and counts who comes later from their beginning", async () => {
    const early = busy();
    const idle = spawn("sleep", ["30"]);
    const late: number[] = [];
    await setTimeout(100);
    const meter = startCpuMeter(() => ({ busy: [early.pid ?? 0], idle: [idle.pid ?? 0], late }));
    const newcomer = busy();
    late.push(newcomer.pid ?? 0);
    // Half a second of work each, however long a busy machine takes over it.
    while ([early, newcomer].some(({ pid }) => (processStat(pid ?? 0)?.ticks ?? 0) < 50))
      await setTimeout(50);
    const use = meter.stop();
    for (const child of [early, idle, newcomer]) child.kill("SIGKILL");
    expect(use?.groups.busy).toBeGreaterThan(0.02);
    expect(use?.groups.busy).toBeLessThan(1.2);
    expect(use?.groups.late).toBeGreaterThan(0.02);
    expect(use?.groups.late).toBeLessThan(1.2);
    expect(use?.groups.idle).toBeLessThan(0.02);
  });

  it("passes over processes that are gone", () => {
    expect(startCpuMeter(() => ({ gone: [2 ** 30] })).stop()?.groups).toEqual({});
  });
});
