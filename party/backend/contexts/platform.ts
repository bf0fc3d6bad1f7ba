import { PlatformHandlers } from "../../http/platform.ts";

export const platform = { commands: [], handlers: PlatformHandlers, shared: [] };
