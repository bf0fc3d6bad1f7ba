/** A run of a snippet; `isHit` where it is what was looked for. */
export interface SnippetRun {
  readonly text: string;
  readonly isHit: boolean;
}

/** A snippet in which hits stand between U+E000 and U+E001, divided; marks without a partner are dropped. */
export const snippetRuns = (snippet: string): readonly SnippetRun[] =>
  snippet
    .split(/(\uE000[^\uE000\uE001]*\uE001)/u)
    .map((text) => ({
      text: text.replace(/[\uE000\uE001]/gu, ""),
      isHit: text.startsWith("\uE000") && text.endsWith("\uE001"),
    }))
    .filter(({ text }) => text !== "");
