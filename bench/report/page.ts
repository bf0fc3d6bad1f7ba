import type { BenchResult } from "../lib/figures/result.ts";
import { checksTable, figuresTable, markdownTable } from "./table.ts";

const introduction = `# Performance

Made from \`bench/results/\` by \`npm run bench -- --report\`; do not edit it. \`npm run bench\` measures anew, and
\`npm run bench -- room-200\` one row of it. \`npm run bench -- --help\` names the rows, and how to measure an earlier commit
beside this one.

Everything runs on one machine: PeerLoop as \`npm start\` runs it, the load generator in a process of its own, and a
Postgres whose commits reach the disk before they are answered. What PeerLoop is compared with is started in the same
run on the same Postgres, one after the other. Load is offered at a fixed rate whatever comes back, and a message is
timed from the moment when it was due to be sent, so that time spent waiting counts. A peer that delivers fewer messages a second
than are offered falls behind for as long as the load lasts: its times then tell little but that.

Of what it is compared with, **ws + postgres.js** and **socket.io + postgres.js** are written as the documentation of those
packages has it: a statement and a broadcast for each thing that somebody does. **Plain Node that gathers** stores what
came during a commit in the next one, over all rooms, and sends what a commit has stored as one frame, as PeerLoop's
rooms do: the limit of the machine. A **bare party** does that on PeerLoop's own platform.`;

/** The page \`docs/performance.md\`; \`chart\` is the path of the picture beside it. */
export function page(results: readonly BenchResult[], chart: string): string {
  const parts = [introduction, `![The headline figures as bars](${chart})`, ...results.map(section)];
  return `${parts.join("\n\n")}\n`;
}

function section(result: BenchResult): string {
  const { machine, subjects } = result;
  const bounds = subjects.map(({ name, boundBy }) => `**${name}.** ${boundBy}`);
  const busy =
    machine.loadBefore > 0.5
      ? " The machine was not idle before: take the figures for less than they could be."
      : "";
  return [
    `## ${result.title}`,
    result.description,
    markdownTable(figuresTable(result), true),
    markdownTable(checksTable(result), false),
    ...(result.detail ? [markdownTable(result.detail, true)] : []),
    ...bounds,
    `Measured on ${result.date.slice(0, 10)}: ${machine.cores} cores of ${machine.cpu}, ${machine.memory} GiB, ` +
      `${machine.system}, Node ${machine.node}, workerd ${machine.workerd}, Postgres ${machine.postgres}; ` +
      `load average before the run ${machine.loadBefore}.${busy}`,
  ].join("\n\n");
}
