import { machineStat, processStat, TICKS_PER_SECOND } from "./proc.ts";

/** Cores that were in use on average: 1 is one core all of the time. */
export interface CpuUse {
  /** By what the processes are for (`workerd`, `Postgres`, `load generator`…). */
  readonly groups: Readonly<Record<string, number>>;
  /** What the rest of the machine used, the benchmark itself included. */
  readonly others: number;
  readonly idle: number;
}

/** Which processes there are now, by what they are for. */
export type ProcessGroups = () => Readonly<Record<string, readonly number[]>>;

const sampleMs = 500;

/** Measures what groups of processes use from now until `stop`, which answers null where the system does not tell. */
export function startCpuMeter(groups: ProcessGroups): { stop(): CpuUse | null } {
  const began = performance.now();
  const machine = machineStat();
  const first = new Map<number, number>();
  const latest = new Map<number, { group: string; ticks: number }>();
  const sample = (isFirst: boolean) => {
    for (const [group, pids] of Object.entries(groups()))
      for (const pid of pids) {
        const ticks = processStat(pid)?.ticks;
        if (ticks === undefined) continue;
        latest.set(pid, { group, ticks });
        // One that came later has done all of its work since.
        if (isFirst) first.set(pid, ticks);
      }
  };
  sample(true);
  const timer = setInterval(() => sample(false), sampleMs);
  return {
    stop() {
      clearInterval(timer);
      sample(false);
      const now = machineStat();
      if (!machine || !now) return null;
      const ticks = ((performance.now() - began) / 1_000) * TICKS_PER_SECOND;
      const used: Record<string, number> = {};
      let own = 0;
      for (const [pid, last] of latest) {
        const share = (last.ticks - (first.get(pid) ?? 0)) / ticks;
        used[last.group] = (used[last.group] ?? 0) + share;
        own += share;
      }
      return {
        groups: Object.fromEntries(Object.entries(used).map(([group, cores]) => [group, rounded(cores)])),
        others: rounded(Math.max(0, (now.busy - machine.busy) / ticks - own)),
        idle: rounded((now.idle - machine.idle) / ticks),
      };
    },
  };
}

const rounded = (cores: number) => Math.round(cores * 100) / 100;
