import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take minutes: one that began last would run alone. */
const LONGEST = [
  "tests/browser/pages.test.ts",
  "tests/start/start.test.ts",
  "tests/browser/chat-files.test.ts",
  "tests/browser/learning.test.ts",
  "tests/browser/chat-writing.test.ts",
  "tests/browser/chat-threads.test.ts",
  "tests/start/local.test.ts",
  "tests/browser/enrolling.test.ts",
  "tests/browser/chat.test.ts",
  "tests/browser/keyboard.test.ts",
];

const rank = ({ moduleId }: TestSpecification): number => {
  const place = LONGEST.findIndex((file) => moduleId.endsWith(`/${file}`));
  return place === -1 ? LONGEST.length : place;
};

/** Groups one after another, and in a group the longest files first, also where no earlier run has measured them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const order = ({ project }: TestSpecification) => project.config.sequence.groupOrder;
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => order(a) - order(b) || rank(a) - rank(b));
  }
}
