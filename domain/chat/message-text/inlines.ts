import { angledAddressAt, destinationAt, mailAddressAt, webAddressAt } from "./addresses.ts";
import { isEscapable } from "./characters.ts";
import { codeSpans } from "./code-spans.ts";
import { handleAt } from "./mentions.ts";
import { isVisible, nested, type Piece, wordsIn } from "./nested.ts";
import { runAt } from "./runs.ts";
import type { Inline } from "./tree.ts";

/** An opening bracket whose partner has not come yet. */
interface Bracket {
  /** Its place among the pieces. */
  readonly piece: number;
  readonly isImage: boolean;
  /** False: a link ends after it, and links hold no links. */
  mayLink: boolean;
}

/** Everything that can mean something; what stands between is plain. */
const SIGN = /[\\`*_~[\]!<@\n]|https?:\/\/|www\./gi;
/** Where the words of an e-mail address may begin. */
const MAIL_SIGN = /(?<![A-Za-z0-9.+-])[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9]/g;

const TAG = /<(?:(script|style)\b[^<>]*>.*?<\/\1\s*>|\/?[a-z][a-z0-9-]*(?:[\s/][^<>]*)?>)/isy;

/** Where the tag of HTML ends that begins at `index`, or there if none does: it stays text, and so does all in it. */
const tagEndAt = (text: string, index: number): number => {
  TAG.lastIndex = index;
  return index + (TAG.exec(text)?.[0].length ?? 0);
};

/**
 * What the lines of a paragraph hold. Every character of them is in the outcome, but for marks that mean something
 * and the destinations of links.
 * @param mentions whether people can be mentioned here
 */
export const inlinesOf = (text: string, mentions: boolean): readonly Inline[] => {
  const pieces: Piece[] = [];
  const brackets: Bracket[] = [];
  const codeAt = codeSpans(text);
  const mails = text.includes("@") ? [...text.matchAll(MAIL_SIGN)].map(({ index }) => index) : [];
  let nextMail = 0;
  let index = 0;
  let plainFrom = 0;

  const add = (piece: Piece, end: number) => {
    if (index > plainFrom) pieces.push({ kind: "text", text: text.slice(plainFrom, index) });
    pieces.push(piece);
    index = end;
    plainFrom = end;
  };
  const addLink = (href: string, words: string, end: number) =>
    add({ kind: "link", href, title: null, content: [{ kind: "text", text: words }] }, end);

  /** Makes a link of what stands since the last opening bracket; false where there is none to be made. */
  const close = (): boolean => {
    const bracket = brackets.pop();
    if (!bracket?.mayLink) return false;
    const destination = destinationAt(text, index + 1);
    if (!destination) return false;
    if (index > plainFrom) pieces.push({ kind: "text", text: text.slice(plainFrom, index) });
    plainFrom = index;
    const words = wordsIn(nested(pieces.splice(bracket.piece).slice(1)));
    const { href, title, end } = destination;
    const content: readonly Inline[] = words.some(isVisible) ? words : [{ kind: "text", text: href }];
    add({ kind: "link", href, title, content }, end);
    if (!bracket.isImage) for (const other of brackets) if (!other.isImage) other.mayLink = false;
    return true;
  };

  while (index < text.length) {
    SIGN.lastIndex = index;
    const sign = SIGN.exec(text);
    while ((mails[nextMail] ?? text.length) < index) nextMail++;
    const mail = mails[nextMail] ?? text.length;
    if (mail < (sign?.index ?? text.length)) {
      index = mail;
      const found = mailAddressAt(text, index);
      if (found) addLink(found.href, text.slice(index, found.end), found.end);
      else index++;
      continue;
    }
    if (!sign) break;
    index = sign.index;
    const character = text.charAt(index);
    switch (character) {
      case "\n":
        add({ kind: "break" }, index + 1);
        break;
      case "\\":
        if (text.charAt(index + 1) === "\n") add({ kind: "break" }, index + 2);
        else if (isEscapable(text.charAt(index + 1)))
          add({ kind: "text", text: text.charAt(index + 1) }, index + 2);
        else index++;
        break;
      case "`": {
        const { end, code } = codeAt(index);
        if (code === null) index = end;
        else add({ kind: "code", text: code }, end);
        break;
      }
      case "*":
      case "_":
      case "~": {
        let end = index + 1;
        while (text.charAt(end) === character) end++;
        add({ kind: "run", run: runAt(text, index, end) }, end);
        break;
      }
      case "!":
      case "[": {
        const isImage = character === "!";
        if (isImage && text.charAt(index + 1) !== "[") {
          index++;
          break;
        }
        add({ kind: "text", text: isImage ? "![" : "[" }, index + (isImage ? 2 : 1));
        brackets.push({ piece: pieces.length - 1, isImage, mayLink: true });
        break;
      }
      case "]":
        if (!close()) index++;
        break;
      case "<": {
        const found = angledAddressAt(text, index);
        const tagEnd = found ? index : tagEndAt(text, index);
        if (found) addLink(found.href, found.words, found.end);
        else if (tagEnd > index) add({ kind: "text", text: text.slice(index, tagEnd) }, tagEnd);
        else index++;
        break;
      }
      case "@": {
        const named = mentions ? handleAt(text, index) : null;
        if (named)
          add({ kind: "mention", text: text.slice(index, named.end), handles: [named.handle] }, named.end);
        else index++;
        break;
      }
      default: {
        const found = webAddressAt(text, index);
        if (found) addLink(found.href, text.slice(index, found.end), found.end);
        else index++;
      }
    }
  }
  index = text.length;
  if (index > plainFrom) pieces.push({ kind: "text", text: text.slice(plainFrom) });
  return nested(pieces);
};
