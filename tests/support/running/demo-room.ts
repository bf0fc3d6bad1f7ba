import type { TestRuntime } from "./runtime.ts";

/** The chat room of a course of the demo data: the one whose people have demo accounts, where no other is named. */
export const demoRoom = async (
  { sql }: Pick<TestRuntime, "sql">,
  slug = "intro-to-claude-code",
): Promise<string> => {
  const [room] = await sql<{ id: string }[]>`
    select r.id from chat_rooms r join courses c on c.id = r.course_id where c.slug = ${slug}`;
  if (!room) throw new Error(`the demo data has no room of ${slug}`);
  return room.id;
};
