import { eq } from "drizzle-orm";
import { Effect, Layer } from "effect";
import { v7 } from "uuid";
import * as schema from "../../../db/schema/index.ts";
import { Courses } from "../../../domain/courses/service.ts";
import { Covers } from "../../../domain/courses/studio/covers/service.ts";
import type { CourseDocument, ModuleDocument } from "../../../domain/courses/studio/document.ts";
import type { NewCourse, StudioCourse } from "../../../domain/courses/studio/model.ts";
import { type ModulesChanged, OnModulesChanged } from "../../../domain/courses/studio/modules-changed.ts";
import { emptyModule } from "../../../domain/courses/studio/rules.ts";
import { Studio } from "../../../domain/courses/studio/service.ts";
import { outboxLayer } from "../../../domain/platform/outbox.ts";
import { Actors } from "../../../domain/shared/actors.ts";
import { openWorld, type World } from "./world.ts";

type Services = Studio | Covers | Courses;

/** A world in which `creator` writes courses, `other` is a creator too, and `student` is none. */
export interface StudioWorld extends World<Services> {
  readonly creator: { readonly id: string };
  readonly other: { readonly id: string };
  readonly student: { readonly id: string };
  readonly admin: { readonly id: string };
  readonly categoryId: string;
  readonly studio: <A, E>(
    call: (service: Studio["Service"]) => Effect.Effect<A, E>,
  ) => Effect.Effect<A, E, Studio>;
  /** A draft of the creator's that lacks nothing; what is told is otherwise. */
  readonly draft: (changes?: NewCourse) => Promise<StudioCourse>;
  /** The same, published. */
  readonly published: (changes?: NewCourse) => Promise<StudioCourse>;
  /** Changes some fields of a course, and publishes that. */
  readonly republish: (id: string, changes: Partial<CourseDocument>) => Promise<StudioCourse>;
  /** What was told of modules that came or went. */
  readonly modulesChanged: ModulesChanged[];
}

/** A module that can be published. */
export const aModule = (title: string, more: Partial<ModuleDocument> = {}): ModuleDocument => ({
  ...emptyModule(v7(), null),
  title,
  ...more,
});

/** Opens it: actors are taken to be reached; what they are told stays in the outbox. */
export const openStudioWorld = async (): Promise<StudioWorld> => {
  const modulesChanged: ModulesChanged[] = [];
  const reached = Layer.succeed(Actors, Actors.of({ tell: () => Effect.void }));
  const heard = Layer.succeed(OnModulesChanged, (changed: ModulesChanged) =>
    Effect.sync(() => {
      modulesChanged.push(changed);
    }),
  );
  const world = await openWorld<Services>((ground) =>
    Layer.mergeAll(Studio.layer, Covers.layer, Courses.layer).pipe(
      Layer.provideMerge(outboxLayer),
      Layer.provideMerge(Layer.mergeAll(ground, reached, heard)),
    ),
  );
  const [category] = await world.db((db) =>
    db.insert(schema.categories).values({ name: "Crafts", slug: "crafts" }).returning(),
  );
  const categoryId = category?.id ?? "";
  const creator = await world.user("creator", { isCreator: true });
  const studio: StudioWorld["studio"] = (call) => Effect.flatMap(Studio, call);
  const draft: StudioWorld["draft"] = (changes = {}) => {
    const least = {
      title: `Course ${v7()}`,
      description: "All about it.",
      categoryId,
      modules: [aModule("First"), aModule("Second")],
    };
    return world.run(studio((service) => service.create(creator.id, { ...least, ...changes })));
  };
  const publish = (id: string, version: number) =>
    world.run(studio((service) => service.publish(creator.id, id, version)));
  return {
    ...world,
    creator,
    other: await world.user("other", { isCreator: true }),
    student: await world.user("student"),
    admin: await world.user("admin", { isAdmin: true }),
    categoryId,
    studio,
    draft,
    published: async (changes) => {
      const { id, version } = await draft(changes);
      return publish(id, version);
    },
    republish: async (id, changes) => {
      const { version } = await world.run(studio((service) => service.load(creator.id, id)));
      const saved = await world.run(
        studio((service) => service.save(creator.id, id, { version, ...changes })),
      );
      return publish(id, saved.version);
    },
    modulesChanged,
  };
};

/** The modules of a course as they stand in its table, retired ones last. */
export const modulesOf = async (world: StudioWorld, courseId: string) => {
  const rows = await world.db((db) =>
    db.select().from(schema.courseCurriculum).where(eq(schema.courseCurriculum.courseId, courseId)),
  );
  return rows.toSorted(
    (one, other) =>
      Number(one.retiredAt !== null) - Number(other.retiredAt !== null) ||
      one.moduleOrder - other.moduleOrder,
  );
};
