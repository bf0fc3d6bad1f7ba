import { join } from "node:path";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { root } from "../../../scripts/lib/paths.ts";
import type { Played } from "./negotiation-page.ts";

/** Has two peers of the real client renegotiate against each other in a real browser; see `negotiation-page.ts`. */
export const playNegotiation = async (
  browser: Browser,
  game: { readonly rounds: number; readonly seed: number },
): Promise<Played> => {
  const built = await build({
    entryPoints: [join(root, "tests/support/browser/negotiation-page.ts")],
    bundle: true,
    format: "iife",
    globalName: "negotiation",
    write: false,
  });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.route("**", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
    await page.goto("http://localhost/");
    await page.evaluate(built.outputFiles[0]?.text ?? "");
    return await page.evaluate((given) => {
      const { negotiation } = globalThis as unknown as {
        negotiation: { play: (asked: typeof given) => Promise<Played> };
      };
      return negotiation.play(given);
    }, game);
  } finally {
    await context.close();
  }
};
