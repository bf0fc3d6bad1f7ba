import type { Import } from "./imports.ts";

/** A folder that is a room of the house: a context on a floor, or a part of a floor; null for what stands above them. */
const roomOf = (path: string): string | null =>
  /^((?:domain|party\/actors|client\/features|party|client)\/[^/]+)\//.exec(path)?.[1] ?? null;

/** Which nodes lead to which, each with the import that says so. */
type Graph = ReadonlyMap<string, ReadonlyMap<string, Import>>;

const graphOf = (imports: readonly Import[], nodeOf: (path: string) => string | null): Graph => {
  const graph = new Map<string, Map<string, Import>>();
  for (const one of imports) {
    const [from, to] = [nodeOf(one.importer), nodeOf(one.path)];
    if (from === null || to === null || from === to) continue;
    const leads = graph.get(from) ?? new Map<string, Import>();
    graph.set(from, leads);
    if (!leads.has(to)) leads.set(to, one);
  }
  return graph;
};

/** The shortest way from one node to another, as imports; null where there is none. */
const wayBetween = (graph: Graph, from: string, to: string): readonly Import[] | null => {
  const ways = new Map<string, readonly Import[]>([[from, []]]);
  for (const [node, way] of ways) {
    for (const [next, by] of graph.get(node) ?? []) {
      if (next === to) return [...way, by];
      if (!ways.has(next)) ways.set(next, [...way, by]);
    }
  }
  return null;
};

const circlesOf = (graph: Graph, what: string): string[] => {
  const told = new Set<string>();
  const circles: string[] = [];
  for (const node of graph.keys()) {
    const circle = told.has(node) ? null : wayBetween(graph, node, node);
    if (circle === null) continue;
    for (const { importer, path } of circle)
      for (const end of [importer, path]) told.add(end).add(roomOf(end) ?? end);
    const steps = circle.map(({ importer, line, path }) => `  ${importer}:${line} imports ${path}`);
    circles.push(`${what} in a circle:\n${steps.join("\n")}`);
  }
  return circles;
};

/**
 * Files, and folders that are rooms, that import of each other in a circle, types too: each circle with the imports that
 * make it. Tests may import anything.
 */
export const circlesIn = (imports: readonly Import[]): string[] => {
  const own = imports.filter(({ importer }) => !/\.test\.tsx?$/.test(importer));
  return [
    ...circlesOf(
      graphOf(own, (path) => (/\.tsx?$/.test(path) ? path : null)),
      "Files",
    ),
    ...circlesOf(graphOf(own, roomOf), "Folders"),
  ];
};
