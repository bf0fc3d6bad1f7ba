import type { Profile } from "../../../../domain/identity/model.ts";
import { teachesBy } from "../../../../domain/identity/roles/rules.ts";
import type { profileTexts } from "./texts.ts";

/** A part of a profile that says nothing yet. */
export type MissingPart = keyof typeof profileTexts.add;

/** Where in the editor each is. */
export const partLinks: Readonly<Record<MissingPart, string>> = {
  photo: "/settings/profile#photo",
  title: "/settings/profile#basics",
  bioShort: "/settings/profile#basics",
  bio: "/settings/profile#about",
  teachingPhilosophy: "/settings/profile#about",
  qualifications: "/settings/profile#qualifications",
  expertise: "/settings/profile#expertise",
  interests: "/settings/profile#interests",
};

/** What its owner could add to a profile, the most useful first; what only teachers need is asked of teachers alone. */
export const missingParts = (profile: Profile): readonly MissingPart[] => {
  const teaches = teachesBy(profile.roles);
  const parts: readonly (readonly [MissingPart, boolean])[] = [
    ["photo", profile.person.avatarUrl === null],
    ["title", profile.title === null],
    ["bioShort", profile.bioShort === null],
    ["bio", profile.bio === null],
    ["teachingPhilosophy", teaches && profile.teachingPhilosophy === null],
    ["qualifications", teaches && profile.qualifications.length === 0],
    ["expertise", teaches && profile.expertise.length === 0],
    ["interests", profile.interests.length === 0],
  ];
  return parts.filter(([, isMissing]) => isMissing).map(([part]) => part);
};
