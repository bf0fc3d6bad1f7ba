/** Points that everybody begins with: they can be spent and count toward no threshold. */
export const STARTER_GRANT = 50;

/** Points for an answer that who asked has marked, once a question. */
export const ANSWER_POINTS = 5;

/** Points for answers that can go between the same two people on one UTC day, in either direction. */
export const MAX_ANSWER_POINTS_A_PAIR = 5;

/** Points for answers that somebody can earn on one UTC day. */
export const MAX_ANSWER_POINTS_A_DAY = 50;
