/** Words of the imprint. */
export const imprint = {
  intro: "This site is run by:",
  unnamed:
    "PeerLoop is software that anyone can run. Whoever runs this copy of it hasn’t published their details here.",
  email: "Email",
  contactAlone: "You can reach whoever runs it with the [contact form](/contact).",
  contact: "You can also reach them with the [contact form](/contact).",
} as const;
