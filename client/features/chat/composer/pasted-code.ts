import type { TextChange } from "./format/format.ts";

/** Lines from which a pasted text may be code that deserves a fence. */
const MIN_LINES = 4;

const CODE_LINE =
  /^\s{2,}\S|[;{}]\s*$|^\s*(?:import|export|const|let|var|function|class|def|return|if|for|while|SELECT|public|private|#include|<\/?\w)\b|=>|^\s*[)}\]]|^\s*(?:at |File ")/;

/** Whether a text reads like code: several lines, most of them shaped as code is. */
export const looksLikeCode = (text: string): boolean => {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length < MIN_LINES || text.includes("```")) return false;
  return lines.filter((line) => CODE_LINE.test(line)).length >= lines.length / 2;
};

/** Puts code between fences, on lines of its own, in the place of what stands between two places. */
export const withFence = (text: string, from: number, to: number, code: string): TextChange => {
  const lead = from === 0 || text[from - 1] === "\n" ? "" : "\n";
  const block = `${lead}\`\`\`\n${code.replace(/\r\n?/g, "\n").replace(/^\n+|\s+$/g, "")}\n\`\`\`\n`;
  const end = from + block.length;
  return { from, to: text[to] === "\n" ? to + 1 : to, text: block, start: end, end };
};
