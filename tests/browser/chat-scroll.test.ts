import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openChatStage } from "./support/chat-stage.ts";

const stage = openChatStage();

const PILL = /^(Newest|\d+ new messages?)$/;

/**
 * Presses a key in the list and, some pictures after the way to the newest message has appeared, that. Answers how
 * far from the end the list is once nothing scrolls any more, in pixels.
 */
const keyAndNewest = async (page: Page, key: string, pictures: number): Promise<number> => {
  const list = page.getByRole("region", { name: /^Messages/ });
  const outcome = list.evaluateHandle(
    (element, { pictures, pill }) => {
      const picture = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const name = new RegExp(pill);
      const button = () =>
        [...document.querySelectorAll("button")].find((one) => name.test(one.textContent?.trim() ?? ""));
      const run = async () => {
        await new Promise((resolve) => element.addEventListener("keydown", resolve, { once: true }));
        while (!button()) await picture();
        for (let count = 0; count < pictures; count++) await picture();
        button()?.click();
        let still = 0;
        const moved = () => {
          still = 0;
        };
        element.addEventListener("scroll", moved);
        while (still++ < 40) await picture();
        element.removeEventListener("scroll", moved);
        return element.scrollHeight - element.scrollTop - element.clientHeight;
      };
      return { gap: run() };
    },
    { pictures, pill: PILL.source },
  );
  const handle = await outcome;
  await list.press(key);
  return handle.evaluate(({ gap }) => gap);
};

it.each([1, 6])(
  "one press leads to the newest message while a key still scrolls, on a machine %i times slower",
  async (rate) => {
    const page = await stage.enter("lee", { reducedMotion: "no-preference" });
    const list = page.getByRole("region", { name: /^Messages/ });
    await list.focus();
    const atBeginning = async () => {
      await list.press("Home");
      return page.getByText(/^This is where .* begins\.$/).isVisible();
    };
    await expect.poll(atBeginning).toBe(true);
    await page.getByRole("button", { name: PILL }).click();
    await page.getByRole("button", { name: PILL }).waitFor({ state: "hidden" });

    const chrome = await page.context().newCDPSession(page);
    await chrome.send("Emulation.setCPUThrottlingRate", { rate });
    for (const pictures of [0, 0, 1, 2, 3]) {
      await list.focus();
      expect(await keyAndNewest(page, "Home", pictures)).toBeLessThan(2);
      await page.getByRole("button", { name: PILL }).waitFor({ state: "hidden" });
    }
    // The reader's own scrolling is theirs again.
    await list.focus();
    await list.press("PageUp");
    await page.getByRole("button", { name: PILL }).waitFor();
  },
);
