import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/lib/paths.ts";
import type { BenchResult } from "../lib/figures/result.ts";
import { readResults } from "../lib/figures/results-folder.ts";
import { scenarios } from "../scenarios/index.ts";
import { chart } from "./chart.ts";
import { page } from "./page.ts";
import { checksTable, figuresTable, markdownTable, plainTable } from "./table.ts";
import { reportFiles } from "./write.ts";

const subject = (name: string, p99: number, rate: number) => ({
  name,
  cpu: null,
  boundBy: `${name} was bound by nothing.`,
  figures: [
    { name: "p99", unit: "ms", value: p99, better: "less" },
    { name: "deliveries", unit: "/s", value: rate, better: "more" },
    { name: "connections", unit: "", value: 3 },
  ] as const,
});
const result: BenchResult = {
  name: "room",
  title: "A room <of> people & more",
  description: "People in a room.",
  headline: { figure: "p99", limit: 150 },
  date: "2026-02-03T04:05:06.000Z",
  machine: {
    cpu: "A processor",
    cores: 2,
    memory: 8,
    system: "Linux 6",
    node: "24.0.0",
    workerd: "1.0.0",
    postgres: "18.0",
    loadBefore: 0.1,
  },
  subjects: [subject("PeerLoop", 25, 200_000), subject("another", 2_500, 100_000)],
  checks: [
    { what: "p99", wanted: "under 150 ms", got: "25 ms", met: true },
    { what: "rows", wanted: "5", got: "4", met: false },
  ],
};

describe("tables", () => {
  it("hold each figure of each subject with its ratio", () => {
    expect(figuresTable(result)).toEqual([
      ["", "PeerLoop", "another", "against another"],
      ["p99", "25.0 ms", "2,500 ms", "100 times better"],
      ["deliveries", "200,000/s", "100,000/s", "2.00 times better"],
      ["connections", "3", "3", ""],
    ]);
    expect(checksTable(result)[2]).toEqual(["rows", "5", "4", "MISSED"]);
  });

  it("say of one that failed that it did, and of one that knows less what it has", () => {
    const [own, other] = result.subjects as [(typeof result.subjects)[0], (typeof result.subjects)[0]];
    const failed = { ...other, name: "broken", figures: [] };
    const less = { ...other, name: "less", figures: other.figures.slice(0, 1) };
    expect(figuresTable({ subjects: [own, failed, less] }).slice(1, 3)).toEqual([
      ["p99", "25.0 ms", "failed", "2,500 ms", "", "100 times better"],
      ["deliveries", "200,000/s", "failed", "–", "", ""],
    ]);
  });

  it("are set for a terminal and for a page", () => {
    const table = [
      ["", "one"],
      ["longer", "2"],
    ];
    expect(plainTable(table)).toBe("        one\nlonger  2");
    expect(markdownTable(table, true)).toBe("|  | one |\n| --- | ---: |\n| longer | 2 |");
  });
});

describe("chart", () => {
  it("draws longer bars for longer times, and escapes what it is given", () => {
    const svg = chart([result]);
    const widths = [...svg.matchAll(/class="(own|other)" x="\d+" y="\d+" width="([\d.]+)"/g)].map(
      ([, kind, width]) => [kind, Number(width)] as const,
    );
    expect(widths.map(([kind]) => kind)).toEqual(["own", "other"]);
    expect(widths[1]?.[1]).toBeGreaterThan(widths[0]?.[1] ?? Number.NaN);
    expect(svg).toContain("A room &lt;of&gt; people &amp; more");
    expect(svg).not.toContain("<of>");
  });

  it("draws what is no time on a scale of its own, longer for more", () => {
    const svg = chart([result, { ...result, headline: { figure: "deliveries", limit: 150_000 } }]);
    const widths = [...svg.matchAll(/class="(?:own|other)" x="\d+" y="\d+" width="([\d.]+)"/g)].map(
      ([, width]) => Number(width),
    );
    expect(widths.slice(0, 2)).toEqual(
      [...chart([result]).matchAll(/ width="([\d.]+)" height="20"/g)].map(([, width]) => Number(width)),
    );
    expect(widths[2]).toBeCloseTo((widths[3] ?? 0) * 2, 0);
    expect(svg).toContain("deliveries, at least 150,000/s");
  });
});

describe("chart of a figure without a limit of its own", () => {
  it("draws the bars, and no line", () => {
    const svg = chart([{ ...result, headline: { figure: "deliveries" } }]);
    expect(svg.match(/ height="20"/g)).toHaveLength(2);
    expect(svg).not.toContain("<line");
    expect(svg).toContain(">deliveries</text>");
  });
});

describe("page", () => {
  it("tells what was found, what bound it, and of which machine", () => {
    const text = page([result], "chart.svg");
    for (const part of [
      "100 times better",
      "MISSED",
      "PeerLoop was bound by nothing.",
      "2 cores of A processor",
    ])
      expect(text).toContain(part);
  });

  it("shows what the figures are made of, where there is such a table", () => {
    const detail = [
      ["page", "weight"],
      ["home", "3 KB"],
    ];
    expect(page([{ ...result, detail }], "chart.svg")).toContain(
      "| page | weight |\n| --- | ---: |\n| home | 3 KB |",
    );
    expect(page([result], "chart.svg")).not.toContain("weight");
  });

  it("in docs/ is the one that the kept results make", () => {
    const results = readResults(scenarios.map(({ name }) => name));
    expect(results.length).toBeGreaterThan(0);
    for (const [path, content] of Object.entries(reportFiles(results)))
      expect(readFileSync(join(root, path), "utf8"), `${path}: run npm run bench -- --report`).toBe(content);
  });
});
