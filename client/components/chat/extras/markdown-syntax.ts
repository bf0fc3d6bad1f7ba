/** Signs that mean something in Markdown, a mention, or an address. */
const SIGNS = /[*_`~#>|[\]@]|https?:\/\/|^\s*(?:[-+]|\d+[.)])\s/mu;

/** Whether a text may look otherwise as Markdown than as plain text. */
export const hasMarkup = (text: string): boolean => SIGNS.test(text);
