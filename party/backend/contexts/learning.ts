import { LearningHandlers } from "../../http/learning.ts";

export const learning = { commands: [], handlers: LearningHandlers, shared: [] };
