import { expect, it } from "vitest";
import { loadModules } from "./load-modules.ts";

interface Chunk {
  readonly code: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

/** The codes of a bundle after the plugin; what the plugin complains about is thrown. */
const built = (chunks: Readonly<Record<string, Chunk>>): Record<string, string> => {
  const bundle = Object.fromEntries(
    Object.entries(chunks).map(([name, chunk]) => {
      const fileName = `assets/${name}`;
      const within = (files: readonly string[] = []) => files.map((file) => `assets/${file}`);
      const { code, isEntry = false } = chunk;
      const [imports, dynamicImports] = [within(chunk.imports), within(chunk.dynamicImports)];
      return [fileName, { type: "chunk", fileName, code, isEntry, imports, dynamicImports }] as const;
    }),
  );
  const { generateBundle } = loadModules() as unknown as {
    readonly generateBundle: (this: object, options: object, bundle: object) => void;
  };
  const error = (message: string) => {
    throw new Error(message);
  };
  generateBundle.call({ error }, {}, bundle);
  return Object.fromEntries(
    Object.entries(bundle).map(([file, { code }]) => [file.replace("assets/", ""), code]),
  );
};

it("has a lazy module fetched with all that it imports, but for what the page has loaded", () => {
  const codes = built({
    "app.js": {
      code: "a=()=>import(`./page.js`)",
      isEntry: true,
      imports: ["base.js"],
      dynamicImports: ["page.js"],
    },
    "base.js": { code: 'b=()=>import("./other.js")', dynamicImports: ["other.js"] },
    "page.js": { code: "c", imports: ["base.js", "list.js"] },
    "list.js": { code: "d", imports: ["row.js", "base.js"] },
    "row.js": { code: "e" },
    "other.js": { code: "f" },
  });
  expect(codes["app.js"]).toBe("a=()=>loadModule(`page.js`,`list.js`,`row.js`)");
  expect(codes["base.js"]).toBe("b=()=>loadModule(`other.js`)");
});

it("leaves what goes round to be fetched once, and other imports alone", () => {
  const codes = built({
    "app.js": {
      code: "import(`./one.js`);import(u);x.import(`y`)",
      isEntry: true,
      dynamicImports: ["one.js"],
    },
    "one.js": { code: "1", imports: ["two.js"] },
    "two.js": { code: "2", imports: ["one.js"] },
  });
  expect(codes["app.js"]).toBe("loadModule(`one.js`,`two.js`);import(u);x.import(`y`)");
});

it("fails where the bundler writes an import in another form: it would be fetched by nobody", () => {
  const chunks = { "app.js": { code: "import('./' + x)", isEntry: true, dynamicImports: ["page.js"] } };
  expect(() => built(chunks)).toThrow("assets/app.js imports assets/page.js in a form that is not known.");
});
