export const minutes = (count: number): string => `${count} ${count === 1 ? "minute" : "minutes"}`;

export const points = (count: number): string => `${count} ${count === 1 ? "point" : "points"}`;

/** What a clock that runs down is called. */
export const timeLeft = "Time left";
