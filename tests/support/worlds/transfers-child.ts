import { randomFrom } from "../random.ts";
import { openTransfers } from "./transfers.ts";

// A program that moves points until it is killed. Its arguments: the database's URL, a seed, a course's id, people's ids.
const [url = "", seed = "", courseId = "", ...people] = process.argv.slice(2);
const transfers = openTransfers(url, 8);
const random = randomFrom(Number(seed));
for (;;) {
  const { paid } = await transfers.run({ people, courseId }, { random, writers: 16, transfers: 32 });
  if (paid > 0) console.log("moved");
}
