import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkImports } from "./check-steps.ts";
import { refusedImports } from "./import-rules.ts";
import { importsIn } from "./imports.ts";

const refused = (file: string, source: string) => refusedImports(importsIn(file, source));

const violations: [file: string, source: string, rule: string][] = [
  ["client/lib/a.ts", `import { Id } from "../../domain/chat/model.ts";`, "client/"],
  ["client/lib/a.ts", `import { type Id } from "../../domain/chat/model.ts";`, "client/"],
  ["client/lib/a.ts", `import type { Row } from "../../db/schema/index.ts";`, "client/"],
  ["client/lib/a.ts", `import { Schema } from "effect";`, "client/"],
  ["client/lib/a.ts", `const load = () => import("../../party/chat.ts");`, "client/"],
  ["client/a.ts", `import type * as Party from "partykit/server";`, "only party/ and scripts/ know PartyKit"],
  [
    "domain/chat/service.ts",
    `import { Room } from "partykit/server";`,
    "only party/ and scripts/ know PartyKit",
  ],
  ["domain/chat/service.ts", `import { act } from "../../party/lib/actor.ts";`, "domain/"],
  ["domain/chat/service.ts", `import type { Page } from "../../client/lib/page.ts";`, "domain/"],
  ["domain/chat/service.ts", `import { may } from "../courses/rules.ts";`, "a context"],
  ["domain/chat/service.ts", `import { may } from "../courses/prices/rules.ts";`, "a context"],
  ["domain/chat/text/parser.ts", `import { may } from "../../courses/rules.ts";`, "a context"],
  ["domain/chat/service.ts", `export { step } from "../summons/room.ts";`, "a context"],
  ["domain/chat/room.ts", `import { Database } from "../../db/database.ts";`, "room.ts, model.ts"],
  ["domain/chat/room.ts", `import { Chat } from "./service.ts";`, "room.ts, model.ts"],
  ["domain/chat/room.ts", `import { readFileSync } from "node:fs";`, "room.ts, model.ts"],
  ["domain/chat/model.ts", `export * from "./service.ts";`, "room.ts, model.ts"],
  ["domain/chat/room.ts", `import { Effect } from "effect";`, "room.ts runs no effect"],
  ["domain/chat/room.ts", `import * as Effect from "effect/Effect";`, "room.ts runs no effect"],
  ["domain/chat/rules.ts", `import { Schema } from "effect";`, "rules.ts, limits.ts"],
  ["domain/chat/limits.ts", `import { Id } from "./model.ts";`, "rules.ts, limits.ts"],
  ["domain/chat/message-text/a.ts", `import { Lexer } from "marked";`, "rules.ts, limits.ts"],
  ["domain/chat/message-text/a.ts", `import { Chat } from "../service.ts";`, "rules.ts, limits.ts"],
  ["domain/summons/service.ts", `import { a } from "../chat/message-text/a.ts";`, "a context"],
  ["db/database.ts", `import { act } from "../party/lib/actor.ts";`, "db/"],
  ["db/database.ts", `import { hash } from "../domain/identity/password.ts";`, "db/"],
  ["party/a.ts", `import { start } from "../scripts/lib/runtime.ts";`, "party/"],
  ["party/a.ts", `import { testDatabase } from "../tests/support/database.ts";`, "party/"],
  ["scripts/start.ts", `import { testDatabase } from "../tests/support/database.ts";`, "scripts/"],
  ["client/ui/a.tsx", `import { me } from "../shell/me.ts";`, "client/ imports downwards"],
  ["client/shell/a.tsx", `import { Chat } from "../features/chat/chat.ts";`, "client/ imports downwards"],
  ["client/live/a.ts", `import type { Row } from "../conversation/row.tsx";`, "client/ imports downwards"],
  ["party/wire/a.ts", `import { Member } from "../base/member.ts";`, "party/ imports downwards"],
  ["party/http/chat.ts", `import { Chat } from "../actors/chat/actor.ts";`, "party/ imports downwards"],
  [
    "party/actors/chat/a.ts",
    `import { commands } from "../../backend/contexts/index.ts";`,
    "party/ imports downwards",
  ],
];

const allowed: [file: string, source: string][] = [
  [
    "client/features/chat/a.tsx",
    `import { me } from "../../shell/me.ts"; import { b } from "../summons/b.ts";`,
  ],
  ["client/app.tsx", `import { Calls } from "./features/summons/calls.tsx";`],
  ["party/backend/a.ts", `import { ChatHandlers } from "../http/chat.ts";`],
  ["client/lib/a.ts", `import type { Id } from "../../domain/chat/model.ts";`],
  ["client/lib/a.ts", `import { maxLength } from "../../domain/chat/limits.ts";`],
  ["client/lib/a.ts", `import { split } from "../../domain/payments/rules.ts";`],
  ["client/lib/a.ts", `import { blocksIn } from "../../domain/chat/message-text/message-text.ts";`],
  ["domain/chat/message-text/a.ts", `import { max } from "../limits.ts"; import { b } from "./b.ts";`],
  ["party/a.ts", `import type * as Party from "partykit/server";`],
  ["party/a.ts", `import { step } from "../domain/chat/room.ts";`],
  ["domain/chat/service.ts", `import { Database } from "../../db/database.ts";`],
  ["domain/chat/service.ts", `import { Course } from "../courses/model.ts";`],
  [
    "domain/chat/service.ts",
    `import { may } from "./rules.ts"; import { anything } from "../shared/text.ts";`,
  ],
  [
    "domain/chat/text/parser.ts",
    `import { may } from "../rules.ts"; import { MAX } from "../../courses/limits.ts";`,
  ],
  ["domain/chat/room.ts", `import { Schema } from "effect"; import { Id } from "./model.ts";`],
  ["domain/chat/rules.ts", `import type { Id } from "./model.ts"; import { max } from "./limits.ts";`],
  ["db/seed/people.ts", `import { hashPassword } from "../../domain/identity/password.ts";`],
  ["domain/chat/room.test.ts", `import { testDatabase } from "../../tests/support/database.ts";`],
];

describe("import directions", () => {
  it.each(violations)("refuse in %s: %s", (file, source, rule) => {
    const lines = refused(file, source);
    expect(lines).not.toEqual([]);
    expect(lines.join("\n")).toContain(`: ${rule}`);
  });

  it.each(allowed)("allow in %s: %s", (file, source) => {
    expect(refused(file, source)).toEqual([]);
  });

  it("take what the index of a context names for its face", () => {
    const asks = importsIn("domain/chat/service.ts", `import { Courses } from "../courses/service.ts";`);
    const index = `import { Courses } from "./service.ts"; export { Free } from "./free/helpers.ts";`;
    const face = importsIn("domain/courses/index.ts", index);
    const more = importsIn("domain/chat/b.ts", `import type { Free } from "../courses/free/helpers.ts";`);
    expect(refusedImports(asks)).toHaveLength(1);
    expect(refusedImports([...asks, ...more, ...face])).toEqual([]);
    const inside = importsIn("domain/chat/c.ts", `import { a } from "../courses/free/rows.ts";`);
    expect(refusedImports([...inside, ...face])).toHaveLength(1);
  });

  it("name file and line", () => {
    const [line] = refused("domain/chat/room.ts", `\n\nimport "node:fs";`);
    expect(line).toMatch(/^domain\/chat\/room\.ts:3 imports node:fs: /);
  });
});

it("the check complains about a planted violation and about nothing else", async () => {
  const project = await mkdtemp(join(tmpdir(), "peerloop-imports-"));
  const write = async (file: string, source: string) => {
    await mkdir(dirname(join(project, file)), { recursive: true });
    await writeFile(join(project, file), source);
  };
  await write(
    "domain/chat/room.ts",
    `import { limit } from "./limits.ts";\nexport const step = () => limit;\n`,
  );
  await write("domain/chat/limits.ts", "export const limit = 1;\n");
  expect(await checkImports(project)).toBeUndefined();
  await write("domain/chat/limits.ts", `import { Schema } from "effect";\nexport const limit = Schema;\n`);
  expect(await checkImports(project)).toMatch(/^domain\/chat\/limits\.ts:1 imports effect: [^\n]+$/);
  await rm(project, { recursive: true });
});
