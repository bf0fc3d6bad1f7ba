import type { Attachment } from "../../../../domain/chat/wire.ts";

/** What can be seen of a file in the room: a picture, the beginning of a text, or nothing but its name. */
export type FileKind = "picture" | "text" | "other";

/** Languages of code by how its files end, as the highlighter calls them. */
const LANGUAGES: Readonly<Record<string, string>> = {
  bash: "bash",
  c: "c",
  cjs: "javascript",
  css: "css",
  diff: "diff",
  go: "go",
  h: "c",
  html: "xml",
  java: "java",
  js: "javascript",
  json: "json",
  jsx: "javascript",
  md: "markdown",
  mjs: "javascript",
  patch: "diff",
  py: "python",
  rs: "rust",
  sh: "bash",
  sql: "sql",
  svg: "xml",
  ts: "typescript",
  tsx: "typescript",
  xml: "xml",
  yaml: "yaml",
  yml: "yaml",
};

/** Endings of texts that are no code, or of a language that is not coloured. */
const TEXTS: ReadonlySet<string> = new Set([
  "cfg",
  "conf",
  "cpp",
  "cs",
  "csv",
  "env",
  "ini",
  "kt",
  "log",
  "php",
  "properties",
  "rb",
  "scss",
  "srt",
  "swift",
  "toml",
  "tsv",
  "txt",
  "vtt",
]);

const endingOf = (name: string): string => /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? "";

/** The language that a file's name says it is in; empty for none that is coloured. */
export const languageOf = (name: string): string => LANGUAGES[endingOf(name)] ?? "";

/** What can be seen of a file, by what the server says of a picture, and by the name of anything else. */
export const fileKind = ({ contentType, width, height, name }: Attachment): FileKind => {
  if (contentType.startsWith("image/") && width && height) return "picture";
  const ending = endingOf(name);
  return ending in LANGUAGES || TEXTS.has(ending) || contentType.startsWith("text/") ? "text" : "other";
};
