import { FILE_ID_BYTES, MAX_TEXT_BYTES } from "../../../domain/shared/protocol.ts";
import { graphemesIn, jsonBytesOf } from "../../../domain/shared/rules.ts";
import { lengthTexts } from "../texts.ts";

/** Characters left from which their number is shown. */
const SHOWN_FROM = 300;

/** How far a text is from its limit: `fits`, and what its writer should know, if anything. */
export interface LengthCheck {
  readonly fits: boolean;
  readonly text: string | null;
}

/**
 * Whether a text is within `limit` characters, as the server counts it: in characters as people count them, and in
 * bytes, of which each file of the message takes some.
 */
export const checkLength = (text: string, limit: number, files = 0): LengthCheck => {
  const left = limit - graphemesIn(text);
  if (left < 0) return { fits: false, text: lengthTexts.tooMany(-left) };
  if (jsonBytesOf(text) > MAX_TEXT_BYTES - FILE_ID_BYTES * files)
    return { fits: false, text: lengthTexts.tooLarge };
  return { fits: true, text: left < SHOWN_FROM ? lengthTexts.left(left) : null };
};
