import type { DraftField } from "./draft.ts";

const fieldNames: Readonly<Record<DraftField, string>> = {
  name: "Name",
  title: "Title",
  bioShort: "Short bio",
  bio: "Bio",
  teachingPhilosophy: "How you teach",
  website: "Website",
  qualifications: "Qualifications",
  expertise: "Expertise",
  interests: "Interests",
};

/** Where one's own profile is edited. */
export const editorTexts = {
  loading: "Loading your profile",
  fields: fieldNames,
  view: "View profile",
  basics: "The basics",
  about: "About you",
  handle: (handle: string) => `Your handle is @${handle}. It can’t be changed.`,
  nameHint: "What people call you here.",
  titleHint: "What you do, such as “Data analyst”.",
  bioShortHint: "One sentence for cards and lists.",
  bioHint: "Your story, in as many lines as it takes.",
  philosophyHint: "What learning with you is like.",
  websiteHint: "Such as https://example.org.",
  count: (used: number, most: number) => `${used} / ${most}`,
  save: "Save",
  discard: "Discard changes",
  saved: "Profile saved",
  upToDate: "No unsaved changes",
  unsaved: (fields: readonly DraftField[]) =>
    `Unsaved: ${fields.map((field) => fieldNames[field].toLowerCase()).join(", ")}`,
  wrong: "Something isn’t right yet. Check the marked fields.",
  clash: (fields: readonly DraftField[]) =>
    `You changed ${fields.map((field) => fieldNames[field].toLowerCase()).join(" and ")} on another device too. Your version here is kept. Save again to replace the other one.`,
  leaveTitle: "Leave without saving?",
  leaveText: "Your changes to your profile will be lost.",
  stay: "Keep editing",
  leave: "Leave",
} as const;

/** Qualifications, in the order that one gives them. */
export const qualificationTexts = {
  hint: "Degrees, jobs, certificates: one sentence each, the most important first.",
  add: "Add a qualification",
  label: (place: number) => `Qualification ${place}`,
  placeholder: "Certified Scrum Master since 2021",
  drag: "Drag to reorder, or use the arrow keys",
  up: (place: number) => `Move qualification ${place} up`,
  down: (place: number) => `Move qualification ${place} down`,
  remove: (place: number) => `Remove qualification ${place}`,
  moved: (place: number, count: number) => `Moved to place ${place} of ${count}.`,
  removed: "Qualification removed.",
} as const;

/** What somebody can be asked about. */
export const tagTexts = {
  hint: "What people can ask you about. Press Enter after each.",
  add: "Add",
  label: "New skill",
  remove: (tag: string) => `Remove ${tag}`,
  full: (most: number) => `That’s all ${most}. Remove one to add another.`,
  double: (tag: string) => `${tag} is there already.`,
} as const;

/** What somebody wants to learn. */
export const interestTexts = {
  hint: (least: number, most: number) => `Choose ${least} to ${most} topics, or none.`,
  chosen: (count: number, most: number) => `${count} of ${most} chosen`,
  more: "More topics",
  fewer: "Fewer topics",
  loading: "Loading topics",
} as const;

/** Who may see a profile. */
export const privacyTexts = {
  title: "Privacy",
  label: "Public profile",
  isPublic: "Anyone can open your profile, even without an account.",
  isPrivate: "Only people in your courses can open your profile. To everyone else it doesn’t exist.",
  teaching: "If you teach a course, its page shows your photo, name, title, and short bio either way.",
  failed: "Your privacy setting didn’t change",
} as const;
