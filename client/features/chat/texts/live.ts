/** New messages, as screen readers say them. */
export const announcerTexts = {
  many: (count: number) => `${count} new messages`,
  one: (author: string, text: string) => `${author}: ${text}`,
} as const;

/** Who is typing. */
export const typingTexts = {
  one: (name: string) => `${name} is typing…`,
  two: (first: string, second: string) => `${first} and ${second} are typing…`,
  more: (first: string, second: string, others: number) =>
    `${first}, ${second}, and ${others} more are typing…`,
} as const;

/** After an answer was marked. */
export const thanksTexts = { title: "Marked as the answer" } as const;
