export interface PersonData {
  readonly handle: string;
  readonly name: string;
  readonly title: string;
  readonly timeZone: string;
  readonly bioShort: string;
  readonly bio?: string;
  readonly website?: string;
  readonly philosophy?: string;
  readonly expertise?: readonly string[];
  readonly interests?: readonly string[];
  readonly qualifications?: readonly string[];
  readonly flags?: readonly ("creator" | "studentTeacher" | "admin" | "moderator" | "employer")[];
  /** Days before today on which they joined. */
  readonly joined: number;
}

/** Compact form of somebody who learns; `teaches` makes them an S-T. */
export const learner = (
  handle: string,
  name: string,
  title: string,
  timeZone: string,
  bioShort: string,
  interests: readonly string[],
  joined: number,
  teaches?: readonly string[],
): PersonData => ({
  handle,
  name,
  title,
  timeZone,
  bioShort,
  interests,
  joined,
  ...(teaches ? { expertise: teaches, flags: ["studentTeacher"] as const } : {}),
});
