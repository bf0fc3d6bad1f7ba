import { categories, courseDrafts, courses } from "../schema/index.ts";
import { seedCourse } from "./courses.ts";
import { freeCourses } from "./data/courses-free.ts";
import { draftOfGabriel } from "./data/draft-of-gabriel.ts";
import { ago, DAY, HOUR, idAt, insert, person, type World } from "./world.ts";

/**
 * What creators have made for newcomers, and what one of them is still writing. Comes after everything that draws
 * courses by chance: nobody in the demo data has taken these.
 */
export async function seedStudio(world: World): Promise<void> {
  const rows = await world.db.select({ id: categories.id, name: categories.name }).from(categories);
  const ids = new Map(rows.map(({ id, name }) => [name, id]));
  for (const data of freeCourses) seedCourse(world, data, ids.get(data.category));
  seedDraft(world, ids.get("AI Coding") ?? "");
}

function seedDraft(world: World, categoryId: string): void {
  const createdAt = ago(world, 3 * DAY);
  const updatedAt = ago(world, 5 * HOUR);
  const id = idAt(world, createdAt);
  const document = draftOfGabriel(() => idAt(world, createdAt), categoryId);
  insert(world, courses, [
    {
      id,
      creatorId: person(world, "gabriel").id,
      categoryId,
      // As the studio has it of a course that was never published: nothing of what is written stands here.
      title: "Untitled course",
      slug: `draft-${id}`,
      description: "",
      duration: "",
      level: document.level,
      priceCents: 0,
      createdAt,
      updatedAt,
    },
  ]);
  insert(world, courseDrafts, [{ courseId: id, version: 7, publishedVersion: null, document, updatedAt }]);
}
