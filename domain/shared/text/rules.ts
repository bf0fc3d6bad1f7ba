/** Scripts in which letters take another form by a joiner or non-joiner between them. */
const JOINING =
  "[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}" +
  "\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}" +
  "\\p{Script=Sinhala}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}]";

/** Characters that draw nothing where they have a meaning: joined emoji, their style, variants of Han and Mongolian. */
const MEANT = [
  new RegExp(`(${JOINING})[\\u200c\\u200d](?=${JOINING})`, "gu"),
  /(\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?)\u200d(?=\p{Extended_Pictographic})/gu,
  /([\p{Emoji}\p{Extended_Pictographic}])[\ufe0e\ufe0f]/gu,
  /(\u{1f3f4})[\u{e0020}-\u{e007e}]+\u{e007f}/gu,
  /(\p{Script=Han})[\u{e0100}-\u{e01ef}]/gu,
  /(\p{Script=Mongolian})[\u180b-\u180d\u180f]/gu,
];
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Co}\p{Cn}\u2800]/u;
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** Why a text of one or (`lines`) several lines cannot be shown as it is, as the end of a sentence; null where it can. */
export const textFault = (text: string, lines: "one line" | "lines"): string | null => {
  const rest = lines === "lines" ? text.replace(/\r?\n/g, " ") : text;
  if (CONTROL.test(rest))
    return lines === "lines" ? "must not contain control characters." : "must be on one line.";
  if (UNSEEN.test(MEANT.reduce((seen, meant) => seen.replace(meant, "$1"), text)))
    return "must not contain invisible characters. Please type it again.";
  return /^\p{M}|\p{M}{5}/u.test(text) ? "must not put that many accents on one letter." : null;
};
