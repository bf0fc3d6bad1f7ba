import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks a second in /proc: the same on every Linux that Node runs on. */
export const TICKS_PER_SECOND = 100;

/** One line of `/proc/<pid>/stat`, as far as it matters here. */
export interface ProcessStat {
  readonly parent: number;
  /** Time on a core, in the program and in the kernel for it, in ticks. */
  readonly ticks: number;
}

/** Reads the text of `/proc/<pid>/stat`. The program's name in it may hold spaces and parentheses. */
export function parseProcessStat(text: string): ProcessStat {
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
}

/** Reads the first line of `/proc/stat`: ticks of all cores together. */
export function parseMachineStat(text: string): { readonly busy: number; readonly idle: number } {
  const [user, nice, system, idle, waiting, irq, softIrq, stolen] = (text.split("\n")[0] ?? "")
    .replace(/^cpu\s+/, "")
    .split(" ")
    .map(Number);
  const sum = (...parts: (number | undefined)[]) =>
    parts.reduce<number>((total, part) => total + (part ?? 0), 0);
  return { busy: sum(user, nice, system, irq, softIrq, stolen), idle: sum(idle, waiting) };
}

/** Undefined when the process is gone, or the system has no /proc. */
export function processStat(pid: number): ProcessStat | undefined {
  const text = read(`/proc/${pid}/stat`);
  return text === undefined ? undefined : parseProcessStat(text);
}

/** Undefined where the system has no /proc. */
export function machineStat(): ReturnType<typeof parseMachineStat> | undefined {
  const text = read("/proc/stat");
  return text === undefined ? undefined : parseMachineStat(text);
}

/** Reads the text of `/proc/<pid>/status`: bytes of memory that a process has in use, those it shares with others too. */
export function parseResidentBytes(text: string): number | undefined {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(text)?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1_024;
}

/** Undefined when the process is gone, or the system has no /proc. */
export function residentBytes(pid: number): number | undefined {
  const text = read(`/proc/${pid}/status`);
  return text === undefined ? undefined : parseResidentBytes(text);
}

/** The children of a process. */
export function childrenOf(parent: number): number[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => processStat(pid)?.parent === parent);
  } catch {
    return [];
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
