import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import {
  childrenOf,
  parseMachineStat,
  parseProcessStat,
  parseResidentBytes,
  processStat,
  residentBytes,
} from "./proc.ts";

describe("/proc", () => {
  it("is read past a program's name with spaces and parentheses", () => {
    const text = "4711 (odd ) name) S 42 4711 4711 0 -1 4194304 91 0 0 0 130 25 7 3 20 0 1 0 8853 11 22\n";
    expect(parseProcessStat(text)).toEqual({ parent: 42, ticks: 155 });
  });

  it("counts as idle what waits, and as busy what was stolen", () => {
    const text = "cpu  100 10 50 800 40 3 7 5 0 0\ncpu0 1 2 3 4 5 6 7 8 9 10\n";
    expect(parseMachineStat(text)).toEqual({ busy: 175, idle: 840 });
  });

  it("tells bytes of memory in use", () => {
    expect(parseResidentBytes("Name:\tnode\nVmPeak:\t  9000 kB\nVmRSS:\t    1500 kB\n")).toBe(1_536_000);
    expect(parseResidentBytes("Name:\tkthreadd\n")).toBeUndefined();
  });

  it.runIf(process.platform === "linux")("tells a process's own", () => {
    expect((residentBytes(process.pid) ?? 0) / process.memoryUsage.rss()).toBeCloseTo(1, 0);
    expect(residentBytes(2 ** 30)).toBeUndefined();
  });

  it.runIf(process.platform === "linux")("knows a process and its children", async () => {
    const child = spawn("sleep", ["30"]);
    try {
      expect(childrenOf(process.pid)).toContain(child.pid);
      expect(processStat(child.pid ?? 0)?.parent).toBe(process.pid);
      const before = processStat(process.pid)?.ticks ?? Number.NaN;
      const began = process.cpuUsage();
      const usedMs = () => {
        const { user, system } = process.cpuUsage(began);
        return (user + system) / 1_000;
      };
      while (usedMs() < 200);
      expect((processStat(process.pid)?.ticks ?? Number.NaN) - before).toBeGreaterThanOrEqual(18);
    } finally {
      child.kill("SIGKILL");
    }
  });
});
