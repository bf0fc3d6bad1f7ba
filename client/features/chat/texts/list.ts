/** The list of a room's messages. */
export const listText = {
  label: "Messages. Arrow keys move between them, R replies in the thread, M shows more actions.",
  new: "New",
  missed: "You missed a lot. Older messages load as you scroll up.",
  older: "Loading older messages…",
  loadOlder: "Load older messages",
  begins: (room: string) => `This is where ${room} begins.`,
  room: "the room",
  notFound: "This message can’t be shown",
} as const;
