import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { firstLoads } from "./bundle-size.ts";

it("weighs for each page the shell, the page and what both import, once, and not what is loaded later", async () => {
  const folder = await mkdtemp(join(tmpdir(), "peerloop-bundle-"));
  const sizes = { entry: 1_000, shared: 2_000, home: 300, course: 5_000, later: 40_000 };
  await mkdir(join(folder, ".vite"));
  for (const [name, size] of Object.entries(sizes)) {
    await writeFile(join(folder, `${name}.js`), randomBytes(size));
    // As it is sent.
    if (name === "course") await writeFile(join(folder, `${name}.js.br`), randomBytes(size / 5));
  }
  await writeFile(
    join(folder, ".vite", "manifest.json"),
    JSON.stringify({
      "app.html": {
        file: "entry.js",
        isEntry: true,
        imports: ["_shared"],
        dynamicImports: ["features/platform/home-page.tsx", "features/courses/course-page.tsx"],
      },
      _shared: { file: "shared.js" },
      "features/platform/home-page.tsx": { file: "home.js", imports: ["app.html", "_shared"] },
      "features/courses/course-page.tsx": {
        file: "course.js",
        imports: ["_shared"],
        dynamicImports: ["lib/later.ts"],
      },
      "lib/later.ts": { file: "later.js" },
    }),
  );
  const loads = firstLoads(folder).map(({ page, bytes }) => [page, Math.round(bytes / 100) * 100]);
  expect(loads).toEqual([
    ["features/courses/course-page.tsx", 4_000],
    ["features/platform/home-page.tsx", 3_300],
    ["app.html", 3_000],
  ]);
  await rm(folder, { recursive: true });
});
