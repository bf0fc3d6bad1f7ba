import { describe, expect, it } from "vitest";
import { pastedFiles } from "./pasted-files.ts";

const paste = (names: readonly string[], text: string) => {
  const files = names.map((name) => new File(["bytes"], name));
  const data = { files: Object.assign(files, { item: () => null }), getData: () => text };
  return pastedFiles(data as unknown as DataTransfer).map(({ name }) => name);
};

describe("what is pasted as files", () => {
  it.each([
    ["a screenshot", ["image.png"], "", ["image.png"]],
    ["a file out of a file manager, which says its name", ["plan.pdf"], "plan.pdf", ["plan.pdf"]],
    [
      "several, a line each",
      ["a.pdf", "b.pdf"],
      "/home/lee/a.pdf\r\n/home/lee/b.pdf\r\n",
      ["a.pdf", "b.pdf"],
    ],
    ["one of Windows", ["a.pdf"], "C:\\Users\\lee\\a.pdf", ["a.pdf"]],
    ["cells of a table, with a picture of them", ["image.png"], "12\t13\n14\t15", []],
    ["a text that names the file among others", ["a.pdf"], "a.pdf\nis what I mean", []],
    ["a text", [], "only words", []],
  ] as const)("%s", (_what, names, text, expected) => {
    expect(paste(names, text)).toEqual(expected);
  });

  it("is nothing where a browser tells nothing", () => expect(pastedFiles(null)).toEqual([]));
});
