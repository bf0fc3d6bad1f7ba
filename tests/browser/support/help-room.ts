import type { Locator, Page } from "playwright-core";

/** One of the two people of a help room, by what the room calls them. */
export const person = (page: Page, name: string): Locator =>
  page.getByRole("complementary", { name: "The talk" }).getByRole("listitem").filter({ hasText: name });
