import { Context, Schema } from "effect";

/** Who runs this installation, as its environment says; null is what nobody has set, and what is not shown. */
export const OperatorDetails = Schema.Struct({
  name: Schema.NullOr(Schema.String),
  /** A postal address; its lines are divided by line breaks. */
  address: Schema.NullOr(Schema.String),
  email: Schema.NullOr(Schema.String),
});
export type OperatorDetails = typeof OperatorDetails.Type;

export class Operator extends Context.Service<Operator, OperatorDetails>()("peerloop/platform/Operator") {}
