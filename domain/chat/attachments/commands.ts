import { Schema } from "effect";
import { defineCommand } from "../../shared/command.ts";
import { Text, Uuid } from "../../shared/schema.ts";
import { MAX_ATTACHMENT_BYTES, MAX_ATTACHMENT_NAME, MAX_IMAGE_SIDE } from "../limits.ts";
import { Attachment } from "../wire.ts";

/** Who asks: whoever holds the token, on a page of `pageOwner` where that says whose it is. */
const asker = { sessionToken: Schema.String, pageOwner: Schema.NullOr(Schema.String) } as const;

const Side = Schema.NullOr(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: MAX_IMAGE_SIDE })));

/** A file about to be uploaded. `size` in bytes; `width` and `height` in pixels, both or neither. */
export const NewAttachment = Schema.Struct({
  id: Uuid,
  roomId: Uuid,
  name: Text(1, MAX_ATTACHMENT_NAME),
  contentType: Text(1, 100),
  size: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: MAX_ATTACHMENT_BYTES })),
  width: Side,
  height: Side,
});
export type NewAttachment = typeof NewAttachment.Type;

/**
 * May whoever holds this session token upload that file? Notes it before its bytes are taken. `isStored`: it is there
 * already, whole. Fails with `Unauthorized`, `NotFound` (no such room for them), `Forbidden` (muted), `Conflict` (the
 * id is that of another file) or `TooManyRequests` (too many that were never sent).
 */
export const BeginAttachment = defineCommand({
  name: "chat.beginAttachment",
  payload: Schema.Struct({ ...asker, file: NewAttachment }),
  success: Schema.Struct({ attachment: Attachment, isStored: Schema.Boolean }),
});

const Pixels = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 0xffff_ffff }));

/** The file's bytes are stored, all of them; `picture` is what they say, null where they are none. Fails with `NotFound` where it was never begun, or is swept away. */
export const FinishAttachment = defineCommand({
  name: "chat.finishAttachment",
  payload: Schema.Struct({
    id: Uuid,
    picture: Schema.NullOr(
      Schema.Struct({
        type: Schema.Literals([
          "image/png",
          "image/jpeg",
          "image/gif",
          "image/webp",
          "image/avif",
          "image/heic",
        ]),
        width: Pixels,
        height: Pixels,
      }),
    ),
  }),
  success: Attachment,
});

/** A file for whoever holds this session token, with the room it is in; `NotFound` for whoever may not read it. */
export const FindAttachment = defineCommand({
  name: "chat.findAttachment",
  payload: Schema.Struct({ ...asker, id: Uuid }),
  success: Schema.Struct({ attachment: Attachment, roomId: Uuid }),
});
