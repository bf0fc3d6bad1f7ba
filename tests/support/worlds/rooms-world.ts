import { Effect, Layer } from "effect";
import { v7 as uuidv7 } from "uuid";
import type { CommitResult, NewMessage } from "../../../domain/chat/commands.ts";
import { Chat } from "../../../domain/chat/service.ts";
import { type ActorMessage, Actors } from "../../../domain/shared/actors.ts";
import { openWorld, type World } from "./world.ts";

/** A world with the chat's service over it, and rooms that a student of the course writes in. */
export interface RoomsWorld extends World<Chat | Actors> {
  readonly creator: { readonly id: string };
  readonly student: { readonly id: string };
  /** Adds a course that the student learns, and answers its room. */
  readonly newRoom: () => Promise<string>;
  /** A message of the student's, to be stored; what is not told is made up. */
  readonly message: (content: string, more?: Partial<NewMessage>) => NewMessage;
  readonly commit: (roomId: string, messages: readonly NewMessage[]) => Promise<readonly CommitResult[]>;
  /** What actors were told, the oldest first; to be emptied by whoever reads it. */
  readonly told: { roomId: string; message: ActorMessage }[];
}

/** Opens it; what actors would be told is recorded: they are no part of it. */
export const openRoomsWorld = async (): Promise<RoomsWorld> => {
  const told: RoomsWorld["told"] = [];
  const actors = Layer.succeed(
    Actors,
    Actors.of({
      tell: (_, roomId, message) => Effect.sync(() => void told.push({ roomId, message })),
    }),
  );
  const world = await openWorld<Chat | Actors>((database) =>
    Chat.layer.pipe(Layer.provideMerge(Layer.merge(database, actors))),
  );
  const creator = await world.user("creator", { isCreator: true });
  const student = await world.user("student");
  let courses = 0;
  return {
    ...world,
    creator,
    student,
    told,
    newRoom: async () => {
      const course = await world.course(`course-${++courses}`, creator.id);
      await world.enroll(student.id, course.id);
      return course.roomId;
    },
    message: (content, more = {}) => ({
      id: uuidv7(),
      userId: student.id,
      content,
      replyToId: null,
      ...more,
    }),
    commit: (roomId, messages) => world.run(Chat.use((chat) => chat.commit(roomId, messages))),
  };
};
