import { takeScreenshots } from "../tests/screenshots/main.ts";

process.exit(await takeScreenshots(process.argv.slice(2)));
