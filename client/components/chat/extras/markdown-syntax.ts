/** Signs that mean something in Markdown, a mention, or an address. */
const SIGNS = /[*_`~#>|[\]@]|https?:\/\/|^\s*(?:[-+]|\d+[.)])\s/mu;

/** Whether a text may look otherwise as Markdown than as plain text. */
export const hasMarkup = (text: string): boolean => SIGNS.test(text);

/** Quotes and lists within one another, past which a text stands as it was typed: nobody writes so many to be read. */
const MAX_DEPTH = 16;

const DEEP = new RegExp(String.raw`^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){${MAX_DEPTH + 1}}`, "mu");

/** Whether a line stands within more quotes and lists than can be drawn. */
export const isTooDeep = (text: string): boolean => DEEP.test(text);
