import { certificatePages } from "./certificates.ts";
import { coursePages } from "./courses.ts";
import { type Page, paramsOf } from "./page.ts";
import { peoplePages } from "./people.ts";
import { roomPages } from "./rooms.ts";
import { sitePages } from "./site.ts";

/** Every address of the client; any other is answered with 404. */
export const pages: readonly Page[] = [
  ...sitePages,
  ...coursePages,
  ...certificatePages,
  ...peoplePages,
  ...roomPages,
];

/** The page at an address, and what its path says; null where there is none. */
export const pageAt = (
  pathname: string,
): { readonly page: Page; readonly params: Readonly<Record<string, string>> } | null => {
  for (const page of pages) {
    const params = paramsOf(page.path, pathname);
    if (params !== null) return { page, params };
  }
  return null;
};
