import bash from "highlight.js/lib/languages/bash";
import c from "highlight.js/lib/languages/c";
import css from "highlight.js/lib/languages/css";
import diff from "highlight.js/lib/languages/diff";
import go from "highlight.js/lib/languages/go";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import markdown from "highlight.js/lib/languages/markdown";
import python from "highlight.js/lib/languages/python";
import rust from "highlight.js/lib/languages/rust";
import shell from "highlight.js/lib/languages/shell";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { createLowlight } from "lowlight";

/** Coloured code as a tree: text, and spans whose class names what they are. */
export type CodeNode =
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "span"; readonly className: string; readonly children: readonly CodeNode[] };

/** Longest code that is coloured, in UTF-16 code units: a message holds less. */
const MAX_LENGTH = 20_000;

const lowlight = createLowlight({
  bash,
  c,
  css,
  diff,
  go,
  java,
  javascript,
  json,
  markdown,
  python,
  rust,
  shell,
  sql,
  typescript,
  xml,
  yaml,
});

type Tree = ReturnType<typeof lowlight.highlight>["children"][number];

const toNode = (node: Tree): readonly CodeNode[] => {
  if (node.type === "text") return [{ type: "text", value: node.value }];
  if (node.type !== "element") return [];
  const names = node.properties.className;
  const className = Array.isArray(names) ? names.join(" ") : "";
  return [{ type: "span", className, children: node.children.flatMap(toNode) }];
};

/** Code coloured by its language's rules; plain where the language is not known. */
export const highlight = (code: string, language: string): readonly CodeNode[] => {
  const name = language.trim().split(/\s/, 1)[0]?.toLowerCase() ?? "";
  if (!lowlight.registered(name) || code.length > MAX_LENGTH) return [{ type: "text", value: code }];
  return lowlight.highlight(name, code).children.flatMap(toNode);
};
