export interface ModuleData {
  readonly title: string;
  readonly description: string;
  readonly duration: string;
  /** The live session it belongs to; 0 for one that is learned alone. */
  readonly session: number;
  readonly objectives?: readonly string[];
  readonly topics?: readonly string[];
  readonly exercise?: string;
  readonly videos?: number;
  readonly readings?: number;
  readonly assessed?: boolean;
  readonly videoUrl?: string;
  readonly documentUrl?: string;
}

interface HomeworkData {
  readonly title: string;
  readonly instructions: string;
  /** Position of the module in `modules`; null for the course as a whole. */
  readonly module: number | null;
  readonly dueWithinDays: number | null;
  readonly required: boolean;
  readonly maxPoints: number | null;
}

export interface CourseData {
  readonly slug: string;
  readonly title: string;
  readonly tagline: string;
  readonly description: string;
  readonly category: string;
  readonly creator: string;
  readonly teachers: readonly string[];
  readonly level: "beginner" | "intermediate" | "advanced";
  readonly duration: string;
  readonly weeks?: number;
  readonly totalDuration?: string;
  readonly format?: string;
  readonly priceCents: number;
  readonly badge?: "popular" | "new" | "bestseller" | "featured";
  readonly certificate?: string;
  readonly tags: readonly string[];
  readonly objectives: readonly string[];
  readonly includes: readonly string[];
  readonly required: readonly string[];
  readonly niceToHave: readonly string[];
  readonly notRequired: readonly string[];
  readonly audience: readonly string[];
  readonly testimonials: readonly (readonly [quote: string, name: string, role: string])[];
  readonly modules: readonly ModuleData[];
  readonly homework: readonly HomeworkData[];
  /** Days before today on which it was published. */
  readonly published: number;
}

export const usualIncludes: readonly string[] = [
  "Full course access",
  "1-on-1 peer teaching sessions",
  "Certificate on completion",
  "Lifetime access to materials",
];

/** Compact form of a module: title, what it is about, length, live session. */
export const module = (
  title: string,
  description: string,
  duration: string,
  session: number,
  exercise?: string,
): ModuleData => ({
  title,
  description,
  duration,
  session,
  videos: 2,
  readings: 1,
  ...(exercise ? { exercise } : {}),
});
