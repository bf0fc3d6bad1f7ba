/** Where a build of the client says with which files each of its pages begins. */
export const PAGE_FILES = "page-files.json";

/** By paths on this site. */
export interface PageFiles {
  /** What members have on every page. */
  readonly members: readonly string[];
  /** By the pattern of a page's address, as the router has it, the first that fits; `*` is any. */
  readonly pages: readonly (readonly [pattern: string, files: readonly string[]])[];
}
