import { Exit, Schema } from "effect";

/** A message that the room does not understand: to tell it again would be of no use. */
export class Misunderstood extends Error {
  override readonly name = "Misunderstood";
}

/** Reads what a room was told; throws `Misunderstood` for what is none of its messages. */
export const readTold = <A>(schema: Schema.Codec<A, unknown>): ((message: unknown) => A) => {
  const decode = Schema.decodeUnknownExit(schema);
  return (message) => {
    const decoded = decode(message);
    if (Exit.isSuccess(decoded)) return decoded.value;
    throw new Misunderstood("this room has no such message");
  };
};
