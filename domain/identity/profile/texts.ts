import { Schema } from "effect";
import { Text } from "../../shared/schema.ts";
import { MAX_BIO_SHORT_LENGTH, MAX_NAME_LENGTH, MAX_TITLE_LENGTH } from "../limits.ts";
import { lineOf, nameFault } from "../rules.ts";
import {
  MAX_BIO_LENGTH,
  MAX_EXPERTISE,
  MAX_INTERESTS,
  MAX_PHILOSOPHY_LENGTH,
  MAX_QUALIFICATION_LENGTH,
  MAX_QUALIFICATIONS,
  MAX_TAG_LENGTH,
  MAX_WEBSITE_LENGTH,
} from "./limits.ts";
import {
  bioFault,
  bioShortFault,
  expertiseFault,
  interestsFault,
  philosophyFault,
  qualificationsFault,
  titleFault,
  websiteFault,
} from "./rules.ts";

/** A check by one of the rules that answer what is wrong, as the end of a sentence, or null. */
export const withoutFault = <Value>(fault: (value: Value) => string | null) =>
  Schema.makeFilter((value: Value) => fault(value)?.replace(/\.$/, "") ?? true);

/** A display name, in any form that `lineOf` makes a good one of. */
export const Name = Text(0, 8 * MAX_NAME_LENGTH).check(withoutFault((name) => nameFault(lineOf(name))));

const text = (max: number, fault: (text: string) => string | null) =>
  Text(0, 4 * max).check(withoutFault(fault));
const list = (most: number, max: number, fault: (texts: readonly string[]) => string | null) =>
  Schema.Array(Text(0, 4 * max)).check(Schema.isMaxLength(2 * most), withoutFault(fault));

/** A title on a profile: one line, or nothing. */
export const Title = text(MAX_TITLE_LENGTH, titleFault);
/** A short biography: some lines, or nothing. */
export const BioShort = text(MAX_BIO_SHORT_LENGTH, bioShortFault);
export const Bio = text(MAX_BIO_LENGTH, bioFault);
export const Philosophy = text(MAX_PHILOSOPHY_LENGTH, philosophyFault);
/** The address of a website, in any form that `websiteOf` makes one of; or nothing. */
export const Website = text(MAX_WEBSITE_LENGTH, websiteFault);
/** In the order in which they are shown. */
export const Qualifications = list(MAX_QUALIFICATIONS, MAX_QUALIFICATION_LENGTH, qualificationsFault);
export const Expertise = list(MAX_EXPERTISE, MAX_TAG_LENGTH, expertiseFault);
export const Interests = list(MAX_INTERESTS, 4 * MAX_TAG_LENGTH, interestsFault);
