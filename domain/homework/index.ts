import { Layer } from "effect";
import { RequiredHomework } from "../learning/index.ts";
import { HomeworkApi } from "./api.ts";
import { requiredHomework } from "./lent.ts";
import { mails } from "./mails/index.ts";
import { Assignments, Homeworks } from "./service.ts";

/** Homework: what a course sets, what its students hand in, and what those who teach say of it. */
export const homework = {
  layer: Layer.merge(Assignments.layer, Homeworks.layer),
  lends: Layer.succeed(RequiredHomework, requiredHomework),
  apis: [HomeworkApi],
  rooms: [],
  sweeps: [Homeworks.use((service) => service.remindDue)],
  mails,
} as const;
