interface Point {
  readonly x: number;
  readonly y: number;
}

/** What fingers, pen or mouse do on a square of the page, in shares of its side. */
export interface CropHooks {
  readonly pan: (dx: number, dy: number) => void;
  /** `about` from the middle of the square. */
  readonly zoom: (factor: number, about: Point) => void;
}

/** Tells of one pointer that drags, of two that pinch, and of the wheel. Spread its handlers into the element. */
export const cropPointers = ({ pan, zoom }: CropHooks) => {
  const held = new Map<number, Point>();
  const at = (event: PointerEvent | WheelEvent): Point => {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return { x: (event.clientX - box.x) / box.width - 0.5, y: (event.clientY - box.y) / box.height - 0.5 };
  };
  const between = ([one, other]: readonly Point[]) => ({
    x: ((one?.x ?? 0) + (other?.x ?? 0)) / 2,
    y: ((one?.y ?? 0) + (other?.y ?? 0)) / 2,
    apart: Math.hypot((one?.x ?? 0) - (other?.x ?? 0), (one?.y ?? 0) - (other?.y ?? 0)),
  });
  const release = (event: PointerEvent) => held.delete(event.pointerId);

  return {
    onPointerDown: (event: PointerEvent) => {
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      held.set(event.pointerId, at(event));
    },
    onPointerMove: (event: PointerEvent) => {
      const was = held.get(event.pointerId);
      if (!was) return;
      const before = between([...held.values()]);
      const now = at(event);
      held.set(event.pointerId, now);
      if (held.size === 1) return pan(was.x - now.x, was.y - now.y);
      const after = between([...held.values()]);
      pan(before.x - after.x, before.y - after.y);
      if (before.apart > 0.01 && after.apart > 0.01) zoom(after.apart / before.apart, after);
    },
    onPointerUp: release,
    onPointerCancel: release,
    onWheel: (event: WheelEvent) => {
      event.preventDefault();
      zoom(Math.exp(-event.deltaY / 400), at(event));
    },
  };
};
