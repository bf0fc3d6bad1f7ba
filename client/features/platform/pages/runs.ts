/** A piece of a line: a link where it has `href`, a word that matters where it is `strong`. */
interface Run {
  readonly text: string;
  readonly href?: string;
  readonly strong?: true;
}

const MARKED = /\[([^\]]+)\]\(([^)]+)\)|\*\*([^*]+)\*\*/gu;

/** A line divided into links (`[label](/path)`), words that matter (`**word**`), and what stands between them. */
export const runsOf = (line: string): readonly Run[] => {
  const runs: Run[] = [];
  let from = 0;
  for (const match of line.matchAll(MARKED)) {
    const [whole, label, href, word] = match;
    if (match.index > from) runs.push({ text: line.slice(from, match.index) });
    if (word !== undefined) runs.push({ text: word, strong: true });
    else runs.push({ text: label ?? "", href: href ?? "" });
    from = match.index + whole.length;
  }
  if (from < line.length) runs.push({ text: line.slice(from) });
  return runs;
};
