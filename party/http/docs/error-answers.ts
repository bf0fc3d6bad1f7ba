import { TAG_STATUS } from "../../wire/error-response.ts";
import type { Operation } from "./document.ts";

/** The answers of an operation that fails with errors of these tags. */
export const errorAnswers = (...tags: readonly string[]): Operation["responses"] =>
  Object.fromEntries(
    tags.map((tag) => [
      String(TAG_STATUS.get(tag)),
      {
        description: tag,
        content: { "application/json": { schema: { $ref: `#/components/schemas/${tag}Encoded` } } },
      },
    ]),
  );
