import type postgres from "postgres";
import { v7 } from "uuid";
import { insertRows } from "./insert-rows.ts";
import { VOCABULARY, wordAt } from "./million-messages.ts";
import { seeded } from "./random.ts";

const CATEGORIES = 16;
const TAGS = 300;
const CREATORS = 250;
const TEACHERS = 2_000;
/** Of the teachers, those who are ready to help right now. */
const READY = 120;
/** Modules of the course whose page is read. */
const MODULES = 60;

/** The slug of the course with `MODULES` modules. */
export const LONG_COURSE = "course-of-sixty-modules";

const LEVELS = ["beginner", "intermediate", "advanced"];
const LANGUAGES = ["en", "en", "en", "de", "es", "fr", "pt-BR"];
const CURRENCIES = ["USD", "USD", "USD", "EUR", "GBP"];

/** The name of a category, and a tag, with a number from 0 on. */
export const categoryAt = (number: number): string => `category-${number % CATEGORIES}`;
export const tagAt = (number: number): string => wordAt(VOCABULARY + (number % TAGS));

/**
 * Fills the catalogue with so many published courses of different categories, prices and lengths, always the same ones:
 * titles of three words, descriptions of 120 to 240, five tags, one to three student-teachers; and one of `MODULES` modules.
 */
export async function fillCatalogue(sql: postgres.Sql, courses: number): Promise<void> {
  const random = seeded(7);
  const upTo = (limit: number) => Math.floor(random() * limit);
  const word = () => wordAt(Math.floor(VOCABULARY * random() ** 2));
  const text = (words: number) => Array.from({ length: words }, word).join(" ");
  const categories = Array.from({ length: CATEGORIES }, (_, number) => ({ id: v7(), number }));
  await insertRows(sql, "categories", categories, ({ id, number }) => ({
    id,
    name: `Category ${number}`,
    slug: categoryAt(number),
    display_order: number,
  }));
  const people = Array.from({ length: CREATORS + TEACHERS }, (_, number) => ({ id: v7(), number }));
  await insertRows(sql, "users", people, ({ id, number }) => ({
    id,
    handle: `teacher-${number}`,
    name: `${word()} ${word()}`,
    email: `teacher-${number}@example.test`,
    email_verified: true,
  }));
  const [creators, teachers] = [people.slice(0, CREATORS), people.slice(CREATORS)];
  const any = (of: readonly { readonly id: string }[]) => of[upTo(of.length)]?.id ?? "";
  const made = Array.from({ length: courses }, (_, number) => ({
    id: v7(),
    creatorId: any(creators),
    slug: number === 0 ? LONG_COURSE : `listed-${number}`,
  }));
  await insertRows(sql, "courses", made, ({ id, creatorId, slug }) => {
    const weeks = 1 + upTo(20);
    return {
      id,
      slug,
      creator_id: creatorId,
      category_id: any(categories),
      title: text(3),
      tagline: text(8),
      description: text(120 + upTo(120)),
      duration: `${weeks} weeks`,
      duration_weeks: weeks,
      level: LEVELS[upTo(3)] ?? "",
      language: LANGUAGES[upTo(LANGUAGES.length)] ?? "",
      currency: CURRENCIES[upTo(CURRENCIES.length)] ?? "",
      price_cents: upTo(8) === 0 ? 0 : 500 + upTo(80_000),
      rating: 1 + upTo(401) / 100,
      rating_count: 1 + upTo(400),
      student_count: upTo(3_000),
      is_active: true,
      created_at: new Date(Date.now() - upTo(500) * 86_400_000),
    };
  });
  await sql`update courses set rating = null, rating_count = 0 where student_count % 3 = 0`;
  await fillParts(sql, made, teachers, { upTo, any, text });
}

/** What hangs on the courses. */
async function fillParts(
  sql: postgres.Sql,
  made: readonly { readonly id: string; readonly creatorId: string }[],
  teachers: readonly { readonly id: string }[],
  by: {
    readonly upTo: (limit: number) => number;
    readonly any: (of: readonly { readonly id: string }[]) => string;
    readonly text: (words: number) => string;
  },
): Promise<void> {
  const tags = made.flatMap(({ id }) => {
    const first = by.upTo(TAGS) ** 2 % TAGS;
    return Array.from({ length: 5 }, (_, index) => ({ course_id: id, tag: tagAt(first + index * 7) }));
  });
  await insertRows(sql, "course_tags", tags, (row) => row);
  const teaching = made.flatMap(({ id, creatorId }) =>
    [...new Set(Array.from({ length: 1 + by.upTo(3) }, () => by.any(teachers)))].map((userId) => ({
      id: v7(),
      user_id: userId,
      course_id: id,
      approved_by: creatorId,
    })),
  );
  await insertRows(sql, "student_teachers", teaching, (row) => row);
  const ready = teachers.slice(0, READY);
  await insertRows(sql, "user_availability", ready, ({ id }) => ({ user_id: id, is_available: true }));
  const until = new Date(Date.now() + 3_600_000);
  await insertRows(sql, "inbox_presence", ready, ({ id }) => ({
    user_id: id,
    online_until: until,
    connected_until: until,
  }));
  const modules = Array.from({ length: MODULES }, (_, module_order) => ({ module_order }));
  await insertRows(sql, "course_curriculum", modules, ({ module_order }) => ({
    course_id: made[0]?.id ?? "",
    title: by.text(4),
    description: by.text(60),
    learning_objectives: by.text(30),
    topics_covered: by.text(30),
    hands_on_exercise: by.text(30),
    duration: "40 min",
    session_number: 1 + Math.floor(module_order / 4),
    module_order,
  }));
}
