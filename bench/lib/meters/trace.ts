/** An event of a Chromium trace, as far as it matters here. Times are microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

/** What one page's main thread did while a trace ran: how long each of its tasks took, in milliseconds. */
export function mainThreadTasks(trace: string): number[] {
  const { traceEvents } = JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] };
  const thread = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(thread),
  );
  const tasks = traceEvents.filter(
    (event) => event.ph === "X" && event.name === "RunTask" && main.has(thread(event)),
  );
  // Chromium may keep a spare renderer, which does next to nothing.
  const [busiest = []] = [...Map.groupBy(tasks, thread).values()].sort(
    (one, other) => total(other) - total(one),
  );
  return busiest.map(({ dur = 0 }) => dur / 1_000);
}

const total = (events: readonly TraceEvent[]) => events.reduce((sum, { dur = 0 }) => sum + dur, 0);
