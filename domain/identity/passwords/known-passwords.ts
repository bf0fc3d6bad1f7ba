import { hasVisibleText } from "../../shared/rules.ts";
import { demoPassword } from "../demo/rules.ts";
import { COMMON_PASSWORDS } from "./common-passwords.ts";

/** What a password must not be made of. */
export interface PasswordOwner {
  readonly name: string;
  readonly handle: string;
  readonly email: string;
}

/** Words that people lengthen with a year or a number when a password must be long. */
const FAVOURITES = new Set(
  `password passwort passw0rd welcome willkommen bienvenue letmein changeme iloveyou qwerty qwertz azerty admin
  administrator login master secret superman batman pokemon football baseball basketball monkey dragon sunshine
  princess shadow computer internet whatever trustno freedom starwars michael jennifer jordan liverpool chelsea
  arsenal summer winter spring autumn monday friday january december student teacher learning test testing guest
  user default temp hello flower killer hunter ranger charlie cookie cheese chocolate samsung google facebook
  minecraft fortnite`.split(/\s+/),
);

/** The rows of keyboards and what else is typed by going along it. */
const WAYS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "qwertzuiop",
  "azertyuiop",
  "asdfghjkl",
  "zxcvbnm",
];
const STEPS = new Set(
  WAYS.flatMap((way) => Array.from(way.slice(1), (key, i) => [`${way[i]}${key}`, `${key}${way[i]}`]).flat()),
);

/** Letters that a repetition holds at most, so that it counts as one. */
const MAX_PERIOD = 4;
const MIN_DISTINCT = 4;
/** Characters of a run along the keyboard, on average, from which a password is nothing but such runs. */
const MIN_RUN = 4;
/** What is left of a password when a word that everybody knows is taken out must be this long. */
const MIN_REST = 6;

const LEET: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

const folded = (text: string) => text.normalize("NFKC").toLowerCase();
const spelledOut = (text: string) => text.replace(/[013457@$!]/g, (sign) => LEET[sign] ?? sign);
const lettersAndDigits = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
/** Without the digits and signs around it that make a word long enough. */
const core = (text: string) => text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");

let common: ReadonlySet<string> | undefined;
const isCommon = (text: string) => {
  common ??= new Set(COMMON_PASSWORDS.trim().split(/\s+/));
  return common.has(text);
};

/** Whether it repeats a few characters, from its beginning to its end. */
const repeats = (text: string): boolean => {
  if (new Set(text).size < MIN_DISTINCT) return true;
  for (let period = 1; period <= MAX_PERIOD; period++)
    if (text.slice(period) === text.slice(0, -period)) return true;
  return false;
};

/** Whether it is typed by going along the keyboard, the alphabet or the digits. */
const followsKeys = (text: string): boolean => {
  let runs = 1;
  for (let i = 1; i < text.length; i++) if (!STEPS.has(text.slice(i - 1, i + 1))) runs++;
  return text.length / runs >= MIN_RUN;
};

/** Whether it is a person's own name, handle or address, with nothing but digits and signs around it. */
const isPersonal = (password: string, { name, handle, email }: PasswordOwner): boolean => {
  const [local = "", domain = ""] = folded(email).split("@");
  const words = folded(name).split(/\s+/);
  const own = [
    folded(email),
    local,
    local.split("+")[0] ?? "",
    `${local.split("+")[0]}@${domain}`,
    domain,
    folded(handle),
    words.join(""),
    words.toReversed().join(""),
  ];
  const known = new Set(own.map(lettersAndDigits).filter((word) => word !== ""));
  const plain = lettersAndDigits(password);
  return [plain, core(plain), lettersAndDigits(core(password))].some(
    (candidate) => known.has(candidate) || known.has(candidate.replace(/\p{N}+$/u, "")),
  );
};

/** Whether a word that everybody here knows is nearly all of it. */
const isOurName = (password: string): boolean => {
  const plain = lettersAndDigits(spelledOut(password));
  return plain.includes("peerloop") && core(plain.replaceAll("peerloop", "")).length < MIN_REST;
};

/**
 * Why a password is not to be had, as the end of a sentence about it; null where it may be. `owner` is null where
 * nobody knows whose it is to be.
 */
export const passwordFault = (password: string, owner: PasswordOwner | null): string | null => {
  if (!hasVisibleText(password)) return "must contain visible text.";
  const text = folded(password);
  if (repeats(text)) return "repeats too few characters. Try a few words in a row.";
  if (followsKeys(text)) return "follows the keys of a keyboard. Try a few words in a row.";
  if (owner !== null && isPersonal(text, owner)) return "must not be your name, handle or address.";
  const isDemo = lettersAndDigits(text) === lettersAndDigits(demoPassword);
  const known = [text, spelledOut(text), lettersAndDigits(text)];
  if (isDemo || isOurName(text) || known.some(isCommon) || isFavourite(text))
    return "is one that many people use. Try a few words in a row.";
  return null;
};

const isFavourite = (text: string): boolean =>
  [core(text), core(spelledOut(core(text))), core(spelledOut(text))].some((word) => FAVOURITES.has(word));
