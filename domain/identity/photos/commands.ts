import { Schema } from "effect";
import { defineCommand } from "../../shared/command.ts";
import { Uuid } from "../../shared/schema.ts";
import { MAX_PHOTO_BYTES } from "./limits.ts";
import { PHOTO_TYPES } from "./rules.ts";

/** Who asks: whoever holds the token, on a page of `pageOwner` where that says whose it is. */
const asker = { sessionToken: Schema.String, pageOwner: Schema.NullOr(Schema.String) } as const;
const Hash = Schema.String.check(Schema.isPattern(/^[0-9a-f]{32}$/));

/** A photo whose bytes are known: by their hash, of this type and size. */
export const NewPhoto = Schema.Struct({
  hash: Hash,
  type: Schema.Literals(PHOTO_TYPES),
  size: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: MAX_PHOTO_BYTES })),
});
export type NewPhoto = typeof NewPhoto.Type;

/** Notes a photo of whoever holds the token before it is stored. Fails with `Unauthorized` or `TooManyRequests`. */
export const BeginPhoto = defineCommand({
  name: "identity.beginPhoto",
  payload: Schema.Struct({ ...asker, photo: NewPhoto }),
  success: Schema.Struct({ userId: Uuid }),
});

/** A change of whose photo is shown: the address of the new one, and which objects nobody needs any more. */
const PhotoChange = Schema.Struct({
  avatarUrl: Schema.NullOr(Schema.String),
  gone: Schema.Array(Schema.String),
});
export type PhotoChange = typeof PhotoChange.Type;

/** The photo is stored: it is shown from now on. `NotFound` where it was never begun. */
export const FinishPhoto = defineCommand({
  name: "identity.finishPhoto",
  payload: Schema.Struct({ ...asker, hash: Hash }),
  success: PhotoChange,
});

/** No photo is shown any more. */
export const RemovePhoto = defineCommand({
  name: "identity.removePhoto",
  payload: Schema.Struct(asker),
  success: PhotoChange,
});

/** Somebody's photo for whoever holds the token (null: a stranger); `NotFound` where they may not see the person. */
export const FindPhoto = defineCommand({
  name: "identity.findPhoto",
  payload: Schema.Struct({ sessionToken: Schema.NullOr(Schema.String), userId: Uuid, hash: Hash }),
  success: Schema.Struct({
    type: Schema.Literals(PHOTO_TYPES),
    size: Schema.Int,
    /** Everybody may see it. */
    isPublic: Schema.Boolean,
  }),
});
