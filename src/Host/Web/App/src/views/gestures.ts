import { scrollBy, secondsAt, zoomAround, type TimeAxis } from "../model/timeAxis";
import type { Scope } from "./scope";

const CLICK_PIXELS = 4;
const WHEEL_LINE_PIXELS = 32;

/** Scrolls by wheel, drag and touch, zooms by Ctrl and wheel and by pinching, seeks by a click. */
export function timeGestures(
  scope: Scope,
  area: HTMLElement,
  axis: { value: TimeAxis },
  seek: (seconds: number) => void,
): void {
  const pointers = new Map<number, { x: number; startX: number }>();
  let moved = false;
  const xIn = (clientX: number) => clientX - area.getBoundingClientRect().left;

  scope.listen(area, "wheel", (event) => {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? WHEEL_LINE_PIXELS : 1;

    if (event.ctrlKey || event.metaKey) {
      axis.value = zoomAround(axis.value, Math.exp(-event.deltaY * unit * 0.004), xIn(event.clientX));
    } else {
      axis.value = scrollBy(axis.value, (Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.deltaY) * unit);
    }
  }, { passive: false });

  scope.listen(area, "pointerdown", (event) => {
    if (event.button === 0) {
      area.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, { x: event.clientX, startX: event.clientX });
      moved = pointers.size > 1;
    }
  });

  scope.listen(area, "pointermove", (event) => {
    const pointer = pointers.get(event.pointerId);

    if (!pointer) {
      return;
    }

    const before = [...pointers.values()].map(({ x }) => x);
    const delta = event.clientX - pointer.x;
    moved ||= Math.abs(event.clientX - pointer.startX) > CLICK_PIXELS;

    if (!moved) {
      return;
    }

    pointer.x = event.clientX;
    const after = [...pointers.values()].map(({ x }) => x);

    if (pointers.size === 2) {
      const spread = (xs: number[]) => Math.max(20, Math.abs(xs[0]! - xs[1]!));
      const centre = (xs: number[]) => (xs[0]! + xs[1]!) / 2;
      const panned = scrollBy(axis.value, centre(before) - centre(after));
      axis.value = zoomAround(panned, spread(after) / spread(before), xIn(centre(after)));
    } else {
      axis.value = scrollBy(axis.value, -delta);
    }
  });

  const release = (event: PointerEvent) => {
    const pointer = pointers.get(event.pointerId);
    pointers.delete(event.pointerId);

    if (pointer && !moved && event.type === "pointerup") {
      seek(secondsAt(axis.value, xIn(event.clientX)));
    }
  };
  scope.listen(area, "pointerup", release);
  scope.listen(area, "pointercancel", release);
}
