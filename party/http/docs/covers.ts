import {
  COVERS_A_DAY,
  MAX_COVER_BYTES,
  MAX_COVER_WIDTH,
  MIN_COVER_WIDTH,
} from "../../../domain/courses/studio/limits.ts";
import type { Operation } from "./document.ts";
import { errorAnswers } from "./error-answers.ts";

/** The tag of `StudioApi`. */
const TAG = "Studio";
const bytes = { "application/octet-stream": { schema: { type: "string", format: "binary" } } } as const;
const inPath = (name: string, schema: object) => ({ name, in: "path", required: true, schema });
const uuid = { type: "string", format: "uuid" } as const;

/** The routes of covers, which the worker serves itself: what they carry is no JSON. See `serveCover`. */
export const coverPaths: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  "/api/courses/{id}/cover": {
    put: {
      tags: [TAG],
      operationId: "studio.putCover",
      summary: `Keeps a picture as a cover that the course may have: 16:9, at most ${MAX_COVER_BYTES / 1024} KiB.`,
      description: `The body is a JPEG, PNG or WebP of ${MIN_COVER_WIDTH} to ${MAX_COVER_WIDTH} pixels across, as its bytes say. What it says besides what is seen is cut out of it; one that says where it was taken is refused. The course has it once \`thumbnailUrl\` of its document is the answer’s. At most ${COVERS_A_DAY} a day and course.`,
      parameters: [inPath("id", uuid)],
      requestBody: { content: bytes },
      responses: {
        "200": {
          description: "It is kept.",
          content: {
            "application/json": {
              schema: {
                type: "object",
                properties: { thumbnailUrl: { type: "string" } },
                required: ["thumbnailUrl"],
              },
            },
          },
        },
        ...errorAnswers(
          "BadRequest",
          "Unauthorized",
          "Forbidden",
          "NotFound",
          "PayloadTooLarge",
          "TooManyRequests",
          "ServiceUnavailable",
        ),
      },
      security: [{ session: [] }],
    },
  },
  "/api/covers/{courseId}/{hash}": {
    get: {
      tags: [TAG],
      operationId: "studio.getCover",
      summary: "The bytes of a cover: for its creator, and for whoever may see a course that shows it.",
      parameters: [inPath("courseId", uuid), inPath("hash", { type: "string", pattern: "^[0-9a-f]{32}$" })],
      responses: {
        "200": { description: "The cover.", content: bytes },
        "304": { description: "The client has it (`If-None-Match`)." },
        ...errorAnswers("NotFound", "ServiceUnavailable"),
      },
    },
  },
};
