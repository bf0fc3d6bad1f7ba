/** A part of a line: words, or marks around other parts. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  /** Somebody named with `@`: `handles` in lower case; of several the first that somebody has is meant. */
  | { readonly kind: "mention"; readonly text: string; readonly handles: readonly string[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "break" }
  /** An address that is safe to open. Within it is neither a link nor a mention. */
  | {
      readonly kind: "link";
      readonly href: string;
      readonly title: string | null;
      readonly content: readonly Inline[];
    }
  | { readonly kind: "strong" | "emphasis" | "strike"; readonly content: readonly Inline[] };

export type Alignment = "left" | "center" | "right" | null;

export interface ListItem {
  /** The number that it bears; null in a list of bullets. */
  readonly number: number | null;
  /** Of a task, whether it is done. */
  readonly isDone: boolean | null;
  readonly blocks: readonly Block[];
}

/** A part of a message that has lines of its own. */
export type Block =
  | { readonly kind: "paragraph"; readonly content: readonly Inline[] }
  | { readonly kind: "heading"; readonly level: number; readonly content: readonly Inline[] }
  /** `language` as it was named, or empty. */
  | { readonly kind: "code"; readonly text: string; readonly language: string }
  /** What somebody else said: nobody is mentioned in it. */
  | { readonly kind: "quote"; readonly blocks: readonly Block[] }
  | { readonly kind: "list"; readonly isOrdered: boolean; readonly items: readonly ListItem[] }
  | {
      readonly kind: "table";
      readonly alignments: readonly Alignment[];
      readonly header: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: "rule" };
