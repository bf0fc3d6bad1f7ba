/** A paragraph, in which `[label](/path)` is a link; several in a list are its points. */
export type ArticleBlock = string | readonly string[];

/** A part of an article under a heading of its own. */
export interface ArticleSection {
  /** Names it in addresses: `#id`. */
  readonly id: string;
  readonly heading: string;
  readonly body: readonly ArticleBlock[];
}

/** A page that is read from top to bottom. */
export interface ArticleText {
  readonly intro: string;
  readonly sections: readonly ArticleSection[];
}
