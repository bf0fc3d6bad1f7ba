/** The list of keys. */
export const shortcutText = {
  anywhere: "Anywhere in the room",
  writing: "Writing",
  messages: "On a message",
  does: {
    search: "Search",
    markRead: "Mark all as read, or close what’s open",
    list: "Show shortcuts",
    send: "Send",
    newLine: "New line",
    editLast: "Edit your last message, when the field is empty",
    mention: "Mention someone",
    emoji: "Type an emoji’s name",
    before: "Previous message",
    after: "Next message",
    reply: "Reply",
    thread: "Open thread",
    menu: "More actions",
    edit: "Edit yours",
    remove: "Delete yours",
  },
} as const;
