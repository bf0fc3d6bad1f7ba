import { MAX_EMAIL_LENGTH, MAX_LOCAL_PART_LENGTH } from "../limits.ts";
import { asciiDomain } from "../rules.ts";

/** What a local part may hold besides dots between (RFC 5322 `atext`). */
const LOCAL_PART = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;

/**
 * An e-mail address as it is stored and compared: in lower case, its domain in ASCII whatever it was typed in. Null
 * for what is none: the addresses of RFC 5321 without quotes, at a domain of the Internet.
 */
export const emailOf = (text: string): string | null => {
  const typed = text.trim();
  const at = typed.lastIndexOf("@");
  const local = typed.slice(0, at).toLowerCase();
  const domain = asciiDomain(typed.slice(at + 1));
  if (at < 1 || domain === null || local.length > MAX_LOCAL_PART_LENGTH || !LOCAL_PART.test(local))
    return null;
  const email = `${local}@${domain}`;
  return email.length <= MAX_EMAIL_LENGTH ? email : null;
};
