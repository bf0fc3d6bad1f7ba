import { Schema } from "effect";
import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH } from "../../identity/limits.ts";
import { Text } from "../../shared/schema.ts";
import { MAX_CONTACT_LENGTH } from "../limits.ts";

/** What somebody writes to whoever runs the site. `email` is where they want the answer. */
export const ContactMessage = Schema.Struct({
  name: Text(0, MAX_NAME_LENGTH),
  email: Text(1, MAX_EMAIL_LENGTH),
  message: Text(1, MAX_CONTACT_LENGTH),
});
export type ContactMessage = typeof ContactMessage.Type;
