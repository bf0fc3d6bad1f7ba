import { Schema } from "effect";
import { isUnavailable } from "../../db/errors.ts";
import { InternalError, PublicError, ServiceUnavailable } from "../../domain/shared/errors.ts";

const isPublic = Schema.is(PublicError);

/** What may leave of a failure: public errors as they are, a database that is away as 503, all else as 500. */
export const toPublicError = (failure: unknown, where: string): PublicError => {
  if (isPublic(failure)) return failure;
  if (isUnavailable(failure))
    return new ServiceUnavailable({ message: "PeerLoop can’t reach its database right now." });
  console.error(`${where} failed`, failure);
  return new InternalError({ message: "Something went wrong on our end." });
};
