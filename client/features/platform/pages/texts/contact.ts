/** Words of the contact page. */
export const contact = {
  intro:
    "Questions, problems, an idea for a course? Write to the people who run this site. If it’s about how something works, [Help and FAQ](/help) may have the answer already.",
  closed: "This site has no contact address yet, so there’s nobody to send a message to.",
  name: "Name",
  nameHint: "Optional.",
  email: "Email",
  emailHint: "So that we can answer you.",
  message: "Message",
  messageMissing: "Write your message first.",
  messageTooLong: (most: string) => `Please keep it under ${most} characters.`,
  send: "Send message",
  sentTitle: "Message sent",
  sentText: (email: string) => `Thanks for writing. We’ll answer to ${email}.`,
  another: "Write another",
  orMail: (email: string) => `You can also email ${email}.`,
} as const;
