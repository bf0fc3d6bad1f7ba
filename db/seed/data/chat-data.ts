/**
 * A line of a chat thread: who speaks, what they say and, where it replies to one, the index of the line in its thread,
 * and whether it was sent to the room as well. `c` is the creator, `t` an S-T (the creator where there is none), `a`,
 * `b` and `d` are students of the course.
 */
export type Line = readonly [
  who: "c" | "t" | "u" | "a" | "b" | "d",
  text: string,
  repliesTo?: number,
  also?: "in the room",
];
export type Thread = readonly Line[];
