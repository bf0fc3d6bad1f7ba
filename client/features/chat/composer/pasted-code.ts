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

/** Code between fences, on lines of its own, put into a text between two places. */
export const withFence = (
  text: string,
  from: number,
  to: number,
  code: string,
): { readonly text: string; readonly caret: number } => {
  const before = text.slice(0, from);
  const after = text.slice(to);
  const lead = before === "" || before.endsWith("\n") ? "" : "\n";
  const block = `${lead}\`\`\`\n${code.replace(/\r\n?/g, "\n").replace(/^\n+|\s+$/g, "")}\n\`\`\`\n`;
  return { text: before + block + after.replace(/^\n/, ""), caret: before.length + block.length };
};
