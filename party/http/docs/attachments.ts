import { MAX_ATTACHMENT_BYTES, MAX_ATTACHMENT_NAME, MAX_IMAGE_SIDE } from "../../../domain/chat/limits.ts";
import { Attachment } from "../../../domain/chat/wire.ts";
import type { Operation } from "./document.ts";
import { errorAnswers } from "./error-answers.ts";
import { jsonSchema } from "./sockets.ts";

/** The tag of `ChatApi`. */
const TAG = "Chat";
const uuid = { type: "string", format: "uuid" } as const;
const side = { type: "integer", minimum: 1, maximum: MAX_IMAGE_SIDE } as const;
const bytes = { "application/octet-stream": { schema: { type: "string", format: "binary" } } } as const;
const attachment = { "application/json": { schema: jsonSchema(Attachment) } };

const inPath = (name: string) => ({ name, in: "path", required: true, schema: uuid });

/** The routes of files, which the worker serves itself: what they carry is no JSON. See `serveAttachment`. */
export const attachmentPaths: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  "/api/chat/rooms/{roomId}/attachments/{id}": {
    put: {
      tags: [TAG],
      operationId: "chat.putAttachment",
      summary: `Uploads a file for a message of the room, at most ${MAX_ATTACHMENT_BYTES / 1024 / 1024} MiB.`,
      description:
        "The client makes the id, and may repeat the request under it. The body is the file as it is, with its type in `Content-Type` and its length in `Content-Length`. Whether it is a picture, of which type and size, its bytes say: `width` and `height` are taken for older clients and have no effect. A picture that says where it was taken is refused. What no message takes within a day is removed.",
      parameters: [
        inPath("roomId"),
        inPath("id"),
        { name: "name", in: "query", schema: { type: "string", maxLength: MAX_ATTACHMENT_NAME } },
        { name: "width", in: "query", schema: side },
        { name: "height", in: "query", schema: side },
      ],
      requestBody: { content: bytes },
      responses: {
        "200": { description: "It was there already.", content: attachment },
        "201": { description: "Stored.", content: attachment },
        ...errorAnswers(
          "BadRequest",
          "Unauthorized",
          "Forbidden",
          "NotFound",
          "Conflict",
          "PayloadTooLarge",
          "TooManyRequests",
          "ServiceUnavailable",
        ),
      },
      security: [{ session: [] }],
    },
  },
  "/api/chat/attachments/{id}": {
    get: {
      tags: [TAG],
      operationId: "chat.getAttachment",
      summary: "The bytes of a file, for members of its room.",
      description:
        "Pictures (PNG, JPEG, GIF, WebP, AVIF) of at most 40 million pixels are shown in place, everything else is a download. One that no message has taken is there for whoever uploaded it alone.",
      parameters: [inPath("id")],
      responses: {
        "200": { description: "The file.", content: bytes },
        "304": { description: "The client has it (`If-None-Match`)." },
        ...errorAnswers("Unauthorized", "NotFound", "ServiceUnavailable"),
      },
      security: [{ session: [] }],
    },
  },
};
