import { databaseUrl } from "./lib/database/postgres-settings.ts";

console.log(await databaseUrl());
