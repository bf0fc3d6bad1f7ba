import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";

/** What axe may be asked: everything, or only what depends on colours. */
export type Rules = "all" | "colours";

/** axe's findings on what a page shows now, each as `rule: element (reason)`; empty when it finds nothing. */
export const violations = async (page: Page, rules: Rules = "all"): Promise<string[]> => {
  const has = await page.evaluate(() => "axe" in globalThis);
  // Evaluated by the debugger: the page's own content security policy stays as it is.
  if (!has) await page.evaluate(axe.source);
  const options = rules === "all" ? {} : { runOnly: ["color-contrast"] };
  const results = await page.evaluate(
    (asked) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, asked),
    // Frames are mails, in which nothing may run: nobody in there answers.
    { ...options, resultTypes: ["violations" as const], iframes: false },
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
