import { HomeworkHandlers } from "../../http/homework.ts";

export const homework = { commands: [], handlers: HomeworkHandlers, shared: [] };
