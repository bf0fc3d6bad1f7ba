/** The page of a person. */
export const profileTexts = {
  loading: "Loading the profile",
  missingTitle: "No profile to see",
  missingText: "It’s private, or nobody has this name.",
  edit: "Edit profile",
  sameCourse: "You see this because you’re in a course together.",
  roles: {
    student_teacher: "Teacher",
    creator: "Creator",
    moderator: "Moderator",
    admin: "Admin",
    employer: "Employer",
  },
  about: "About",
  philosophy: "How I teach",
  expertise: "Skills",
  qualifications: "Qualifications",
  interests: "Interested in",
  courses: "Teaches",
  taught: (count: number, shown: string) => `${shown} ${count === 1 ? "person" : "people"} taught`,
  inCourse: (role: "creator" | "student_teacher", count: number, shown: string) => {
    if (role === "creator")
      return count === 0 ? "Creator" : `Creator · ${shown} ${count === 1 ? "student" : "students"}`;
    return count === 0 ? "Teacher" : `Teacher · ${shown} taught`;
  },
  joined: "On PeerLoop since",
  goodwill: "Goodwill earned by helping",
  completeTitle: "Complete your profile",
  completeText: "People learn better with someone they know a little about.",
  add: {
    photo: "Add a photo",
    title: "Say what you do",
    bioShort: "Introduce yourself in a sentence",
    bio: "Tell your story",
    teachingPhilosophy: "Say how you teach",
    qualifications: "List your qualifications",
    expertise: "Add your skills",
    interests: "Choose your interests",
  },
} as const;
