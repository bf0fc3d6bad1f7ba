/**
 * Whether a key belongs to an input method that is composing a word, and means nothing to the page. Chromium and
 * Firefox say so with `isComposing`. Safari ends the composition before the keydown of the Enter that ends it, and
 * tells of that key by the code 229 alone, which `keyCode` is kept for.
 */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;
