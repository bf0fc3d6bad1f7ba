import { MAX_PHOTO_BYTES, MAX_PHOTO_SIDE, MIN_PHOTO_SIDE } from "../../../domain/identity/photos/limits.ts";
import type { Operation } from "./document.ts";
import { errorAnswers } from "./error-answers.ts";

/** The tag of `IdentityApi`. */
const TAG = "Identity";
const bytes = { "application/octet-stream": { schema: { type: "string", format: "binary" } } } as const;
const address = (schema: object) => ({
  "application/json": {
    schema: { type: "object", properties: { avatarUrl: schema }, required: ["avatarUrl"] },
  },
});

const inPath = (name: string, schema: object) => ({ name, in: "path", required: true, schema });

/** The routes of photos, which the worker serves itself: what they carry is no JSON. See `servePhoto`. */
export const photoPaths: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  "/api/me/photo": {
    put: {
      tags: [TAG],
      operationId: "identity.putPhoto",
      summary: `Makes a picture one’s photo: square, at most ${MAX_PHOTO_BYTES / 1024} KiB.`,
      description: `The body is a JPEG, PNG or WebP of ${MIN_PHOTO_SIDE} to ${MAX_PHOTO_SIDE} pixels each way, as its bytes say. What it says besides what is seen is cut out of it; one that says where it was taken is refused. The photo before is gone with it.`,
      requestBody: { content: bytes },
      responses: {
        "200": { description: "It is shown.", content: address({ type: "string" }) },
        ...errorAnswers(
          "BadRequest",
          "Unauthorized",
          "PayloadTooLarge",
          "TooManyRequests",
          "ServiceUnavailable",
        ),
      },
      security: [{ session: [] }],
    },
    delete: {
      tags: [TAG],
      operationId: "identity.removePhoto",
      summary: "Takes one’s photo away.",
      responses: {
        "200": { description: "None is shown.", content: address({ type: "null" }) },
        ...errorAnswers("Unauthorized", "ServiceUnavailable"),
      },
      security: [{ session: [] }],
    },
  },
  "/api/photos/{userId}/{hash}": {
    get: {
      tags: [TAG],
      operationId: "identity.getPhoto",
      summary: "The bytes of a photo, for whoever may see the person.",
      description: "Everyone for a public profile and for people who teach; otherwise people of one course.",
      parameters: [
        inPath("userId", { type: "string", format: "uuid" }),
        inPath("hash", { type: "string", pattern: "^[0-9a-f]{32}$" }),
      ],
      responses: {
        "200": { description: "The photo.", content: bytes },
        "304": { description: "The client has it (`If-None-Match`)." },
        ...errorAnswers("NotFound", "ServiceUnavailable"),
      },
    },
  },
};
