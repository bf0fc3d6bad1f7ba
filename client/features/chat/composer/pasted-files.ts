/**
 * The files that somebody pastes as such. Programs put a picture beside the text that they copy, which is the text's;
 * file managers put the names of the files there as a text.
 */
export const pastedFiles = (data: Pick<DataTransfer, "files" | "getData"> | null): readonly File[] => {
  const files = [...(data?.files ?? [])];
  const lines = (data?.getData("text/plain") ?? "").split(/[\r\n]+/u).filter((line) => line.trim() !== "");
  const names = new Set(files.map(({ name }) => name));
  return lines.every((line) => names.has(line.split(/[\\/]/u).at(-1) ?? "")) ? files : [];
};
