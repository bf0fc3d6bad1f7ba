/** Milliseconds that a point is on its way, and between two of them. */
const TRAVEL_MS = 850;
const APART_MS = 110;

/** Points shown on the way, however many there are. */
const MOST_SHOWN = 4;

/** Points for each point that is shown. */
const POINTS_EACH = 5;

const POP_MS = 260;

/** Whether the reader wants things to move. */
const wantsMotion = (): boolean => !matchMedia("(prefers-reduced-motion: reduce)").matches;

const middleOf = (element: Element): readonly [number, number] | null => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const isShown = width > 0 && x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight;
  return isShown ? [x, y] : null;
};

/**
 * Points of goodwill travel from one place on the screen to another, which pops when they are there. Ends then; at once
 * where one of the places is not in sight, or where less motion is asked for.
 */
export const travel = async (from: Element, to: Element, points: number): Promise<void> => {
  const [start, end] = [middleOf(from), middleOf(to)];
  if (!wantsMotion() || !start || !end) return;
  const count = Math.min(MOST_SHOWN, Math.max(1, Math.round(points / POINTS_EACH)));
  const place = (x: number, y: number, scale: number) =>
    `translate(${x}px, ${y}px) translate(-50%, -50%) scale(${scale})`;
  const rise = Math.max(16, Math.min(start[1], end[1]) - 48);
  const arrivals = Array.from({ length: count }, async (_, index) => {
    const point = document.createElement("span");
    point.className = "travelling-point";
    point.ariaHidden = "true";
    document.body.append(point);
    const flight = point.animate(
      [
        { transform: place(start[0], start[1], 0.4), opacity: 0 },
        { transform: place(start[0], start[1] - 10, 1), opacity: 1, offset: 0.12 },
        { transform: place((start[0] + end[0]) / 2, rise, 1.25), offset: 0.55 },
        { transform: place(end[0], end[1], 0.7), opacity: 1 },
      ],
      { duration: TRAVEL_MS, delay: index * APART_MS, easing: "cubic-bezier(0.45, 0, 0.3, 1)", fill: "both" },
    );
    await flight.finished.catch(() => undefined);
    point.remove();
  });
  await Promise.all(arrivals);
  to.animate([{ scale: "1" }, { scale: "1.14" }, { scale: "1" }], { duration: POP_MS, easing: "ease-out" });
};
