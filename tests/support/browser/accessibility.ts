import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";

/** axe's findings on what a page shows now, each as `rule: element (reason)`; empty when it finds nothing. */
export const violations = async (page: Page): Promise<string[]> => {
  const has = await page.evaluate(() => "axe" in globalThis);
  // Evaluated by the debugger: the page's own content security policy stays as it is.
  if (!has) await page.evaluate(axe.source);
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ["violations"] }),
  );
  return told(results);
};

const told = ({ violations }: AxeResults): string[] =>
  violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const reason = failureSummary?.split("\n").slice(1).join(" ").trim() ?? "";
      return `${id}: ${target.join(" ")} (${reason})`;
    }),
  );
