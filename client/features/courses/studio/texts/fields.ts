import type { DocumentField } from "../../../../../domain/courses/studio/document.ts";
import { grouped } from "../../../../../domain/shared/rules.ts";

/** What each field is called, and what to put into it. */
export const fieldTexts: Readonly<Record<DocumentField, { readonly label: string; readonly hint?: string }>> =
  {
    title: { label: "Title", hint: "What the course teaches, in a few words." },
    tagline: { label: "Tagline", hint: "One line for cards and lists: what makes it worth taking." },
    slug: { label: "Web address", hint: "Leave it empty to use the title. Old addresses keep working." },
    description: {
      label: "Description",
      hint: "What it’s about and how you teach it. **bold**, lists and `code` work as in chat.",
    },
    level: { label: "Level" },
    language: { label: "Language you teach in" },
    categoryId: { label: "Category" },
    thumbnailUrl: { label: "Cover" },
    priceCents: { label: "Price" },
    currency: { label: "Currency" },
    tags: { label: "Tags", hint: "What people search for. Press Enter after each." },
    objectives: { label: "What people will be able to do", hint: "One skill a line, beginning with a verb." },
    includes: {
      label: "What’s included",
      hint: "Besides sessions and modules: templates, data, a community.",
    },
    prerequisites: { label: "Before they start" },
    targetAudience: { label: "Who it’s for" },
    testimonials: { label: "Testimonials", hint: "Shown as added by you. Only what people really said." },
    modules: { label: "Modules" },
    oneOnOneTeaching: {
      label: "One-on-one teaching",
      hint: "Every session is one student with one teacher.",
    },
    earnWhileTeaching: {
      label: "Earn while teaching",
      hint: "Graduates can become teachers of this course.",
    },
    sessionMinutes: {
      label: "Minutes a session",
      hint: "15 to 180. Sessions booked already keep their length.",
    },
    hasChat: { label: "Course chat", hint: "A room for everyone in the course." },
    hasCertificate: { label: "Certificate", hint: "Everyone who completes the course gets one." },
    certificateName: { label: "Name of the certificate" },
    duration: {
      label: "How long it takes",
      hint: "Such as “6 weeks”. Leave it empty to use weeks or sessions.",
    },
    durationWeeks: { label: "Weeks" },
    totalDuration: { label: "Total time", hint: "Such as “12 hours”." },
    format: { label: "Format", hint: "Such as “Live sessions and reading between them”." },
    freeSessionsPerMonth: {
      label: "Free sessions a month",
      hint: "Sessions you give to people who helped others a lot. Leave it empty to give none.",
    },
    lifetimeAccess: { label: "Lifetime access", hint: "Off: materials end after the weeks above." },
  };

/** Languages to choose from, by their BCP 47 tag. */
export const LANGUAGES = [
  "en",
  "de",
  "es",
  "fr",
  "it",
  "pt",
  "nl",
  "pl",
  "tr",
  "uk",
  "ar",
  "hi",
  "ja",
  "zh",
] as const;

/** What stands in every kind of field. */
export const inputTexts = {
  count: (used: number, most: number) => `${grouped(used)} / ${grouped(most)}`,
  write: "Hide description preview",
  preview: "Show description preview",
  nothing: "Nothing to preview yet.",
  chooseCategory: "Choose a category",
  free: "Free",
} as const;
