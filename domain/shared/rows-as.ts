import { Effect, Exit, Schema } from "effect";

/**
 * A reader of rows whose shape decides what somebody may do: what a statement answers is typed by whoever wrote it, and
 * a column that is not there is neither false nor null. A row of another shape is a fault of ours, which dies, and
 * gives nobody a right.
 */
export const rowsAs = <Row>(schema: Schema.Codec<Row, unknown>) => {
  const decode = Schema.decodeUnknownExit(Schema.Array(schema));
  return (rows: readonly unknown[]): Effect.Effect<readonly Row[]> => {
    const exit = decode(rows);
    return Exit.isSuccess(exit) ? Effect.succeed(exit.value) : Effect.orDie(exit);
  };
};
