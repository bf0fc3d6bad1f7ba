const SIGN = /[\\`*_~[\]<>@#|]|https?:\/\/|www\./i;
const LINE = /^(?:[ \t]*(?:[-+](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|-[ \t]*-)| {4}| {0,3}\t)/m;

/** Whether a text may show otherwise than as its plain lines. Cheap; never false where `blocksIn` finds more. */
export const mayHaveMarks = (text: string): boolean => SIGN.test(text) || LINE.test(text);
