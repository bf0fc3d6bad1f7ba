import type { CourseDocument } from "../../../domain/courses/studio/document.ts";
import { EMPTY_DOCUMENT, emptyModule } from "../../../domain/courses/studio/rules.ts";

const module = (title: string, description: string, sessionNumber: number | null, isDraft = false) => ({
  title,
  description,
  sessionNumber,
  isDraft,
});

/** Modules without the ids that each seeding makes for them. */
const modules = [
  module(
    "What an agent is, and isn’t",
    "A loop, tools, and a reason to stop. You build the smallest one.",
    1,
  ),
  module("Tools that can’t hurt you", "Reading before writing, dry runs, and asking first.", 1),
  module("Tests as the stop sign", "How an agent knows that it is done, and how you know that it isn’t.", 2),
  module("Costs and limits", "Still to be written.", null, true),
] as const;

/** A course that Gabriel is still writing: nobody else sees it. It lacks a price and a last look. */
export const draftOfGabriel = (newId: () => string, categoryId: string): CourseDocument => ({
  ...EMPTY_DOCUMENT,
  title: "Build Your First Agent",
  tagline: "A loop, three tools and a stop sign",
  description:
    "You build a small agent that works on your own files, and learn to trust it as far as it deserves.\n\n- Start with a loop of thirty lines\n- Give it tools that ask first\n- Let tests decide when it’s done",
  level: "intermediate",
  categoryId,
  priceCents: null,
  tags: ["agents", "claude-code"],
  objectives: ["Write an agent’s loop yourself", "Give it tools that can’t do harm", "Know when it’s done"],
  includes: ["Two live sessions", "The course’s chat"],
  prerequisites: [
    { type: "required", content: "Intro to Claude Code, or some programming" },
    { type: "not_required", content: "No machine learning" },
  ],
  targetAudience: ["Developers who want to know what happens inside"],
  modules: modules.map((written) => ({ ...emptyModule(newId(), null), ...written })),
  duration: "3 weeks",
  durationWeeks: 3,
});
