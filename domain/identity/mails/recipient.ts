/** Whom a mail is for. */
export interface Recipient {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
}

/** Whoever signs somebody else's address up chooses the name: until it is confirmed, it stands in no mail. */
export const greetingOf = ({ name, emailVerified }: Pick<Recipient, "name" | "emailVerified">): string =>
  emailVerified ? `Hi ${name},` : "Hi,";

/** Somebody for whom mails are shown. */
export const somebody: Recipient = {
  id: "00000000-0000-7000-8000-000000000000",
  name: "Ada Lovelace",
  email: "ada@example.test",
  emailVerified: true,
};
