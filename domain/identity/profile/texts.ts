import { Schema } from "effect";
import { graphemesIn } from "../../shared/rules.ts";
import { Text } from "../../shared/schema.ts";
import { MAX_BIO_SHORT_LENGTH, MAX_NAME_LENGTH, MAX_TITLE_LENGTH } from "../limits.ts";
import { lineOf, nameFault, textFault } from "../rules.ts";

/** A check by one of the rules that answer what is wrong, as the end of a sentence, or null. */
export const withoutFault = (fault: (text: string) => string | null) =>
  Schema.makeFilter((text: string) => fault(text)?.replace(/\.$/, "") ?? true);

/** A display name, in any form that `lineOf` makes a good one of. */
export const Name = Text(0, 8 * MAX_NAME_LENGTH).check(withoutFault((name) => nameFault(lineOf(name))));

/** `max` in characters as people count them; `points` is what the column holds, in code points. */
const lengthFault = (text: string, max: number, points: number): string | null =>
  graphemesIn(text) > max || Array.from(text).length > points ? `must have at most ${max} characters.` : null;

/** A title on a profile: one line, or nothing. */
export const Title = Text(0, 4 * MAX_TITLE_LENGTH).check(
  withoutFault((title) => {
    const line = lineOf(title);
    return lengthFault(line, MAX_TITLE_LENGTH, 4 * MAX_TITLE_LENGTH) ?? textFault(line, "one line");
  }),
);

/** A short biography: some lines, or nothing. */
export const BioShort = Text(0, 4 * MAX_BIO_SHORT_LENGTH).check(
  withoutFault((bio) => {
    const lines = lineOf(bio);
    return lengthFault(lines, MAX_BIO_SHORT_LENGTH, MAX_BIO_SHORT_LENGTH) ?? textFault(lines, "lines");
  }),
);
