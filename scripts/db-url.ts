import { databaseUrl } from "./lib/postgres-settings.ts";

console.log(await databaseUrl());
