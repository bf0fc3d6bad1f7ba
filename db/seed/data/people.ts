import type { PersonData } from "./person-data.ts";
import { firstLearners } from "./student-teachers.ts";
import { otherLearners } from "./students.ts";

export type { PersonData } from "./person-data.ts";
export { creators, staff } from "./staff-and-creators.ts";

export const learners: readonly PersonData[] = [...firstLearners, ...otherLearners];
