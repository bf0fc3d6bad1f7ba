import { globSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { rooms } from "../../../domain/contexts.ts";
import { PARTY_NAMES } from "../../../domain/shared/actors.ts";
import { root } from "../../../scripts/lib/paths.ts";
import { commands } from "./index.ts";

const isCommand = (value: unknown): value is { readonly name: string } =>
  typeof value === "object" && value !== null && "payload" in value && "success" in value && "name" in value;

it("carries out every command that a context declares, and each once", async () => {
  const files = globSync("domain/**/{commands,admission}.ts", { cwd: root });
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(join(root, file)).href)));
  const declared = modules
    .flatMap((module) => Object.values(module as Record<string, unknown>))
    .flatMap((value) => (isCommand(value) ? value.name : []));
  const carriedOut = commands.map(({ command }) => command.name);
  expect(declared.length).toBeGreaterThan(30);
  expect(carriedOut.toSorted()).toEqual([...new Set(declared)].sort());
});

it("admits to every kind of room, each by one rule", () => {
  expect(rooms.map(({ party }) => party).toSorted()).toEqual([...PARTY_NAMES].sort());
});
