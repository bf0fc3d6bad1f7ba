/** A session that is on. */
export const inSessionTexts = {
  leave: "Leave",
  endForBoth: "End for both",
  attendance: "Attendance",
  soFar: "Attendance so far",
  noDevice: "Without a microphone or camera, others can’t hear or see you.",
  endTitle: "End the session for both?",
  endText: (together: string, booked: string, outcome: string) =>
    `This ends the session for both of you and can’t be undone. You’ve been together for ${together} of ${booked}, so it counts as ${outcome}.`,
  keepGoing: "Keep going",
  end: "End session",
} as const;

/** How the call stands. */
export const callTexts = {
  live: (name: string) => `${name}, live`,
  ownCamera: "Your camera",
  outlives: (name: string) => `${name} lost the session. The call goes on.`,
  ownInterrupted: "Your connection is interrupted. Trying again…",
  interrupted: (name: string) => `The connection to ${name} is interrupted. Trying again…`,
  failed: "Can’t connect your two networks. Trying again…",
  connecting: "Connecting the call…",
  here: (name: string) => `${name} is here`,
  left: (name: string) => `${name} left`,
  notHere: (name: string) => `${name} isn’t here yet`,
  noMicrophone: (name: string) => `${name} has no working microphone`,
  microphoneOff: "Microphone off",
} as const;
