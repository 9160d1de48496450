import type { Peak, Stem } from "../api/types";
import { decibelsOf } from "../model/decibels";
import { meterShare } from "../model/peakHold";
import { element, fitCanvas } from "./dom";
import type { Scope } from "./scope";

const SECONDS = 30;
/** Half as many as levels come, so that every column gets one. */
const PER_SECOND = 15;

export interface History {
  readonly element: HTMLElement;
  /** @param peak since the last call; nothing came if undefined. */
  add(peak: Peak | undefined): void;
}

/** Levels of a live stem over the last half minute; now is at the right edge. */
export function historyView(scope: Scope, stem: Stem): History {
  const canvas = element("canvas", { class: "lane-canvas", role: "img", "aria-label": `${stem.title}, level over the last ${SECONDS} seconds` });
  const levels = new Float32Array(SECONDS * PER_SECOND);
  let size = { width: 0, height: 0 };
  let written = 0;
  let highest = 0;
  let until = performance.now();
  scope.onResize(canvas, (width, height) => (size = { width, height }));
  scope.onFrame(() => {
    // Columns follow the clock, not the messages, so that a gap in the feed is seen as one.
    while (performance.now() > until) {
      levels[written++ % levels.length] = meterShare(decibelsOf(highest));
      highest = 0;
      until += 1000 / PER_SECOND;
    }

    if (fitCanvas(canvas, size.width, size.height)) {
      draw(canvas, levels, written, size, stem.colour);
    }
  });
  return {
    element: canvas,
    add: (peak) => {
      highest = Math.max(highest, peak?.[0] ?? 0, peak?.[1] ?? 0);
    },
  };
}

function draw(canvas: HTMLCanvasElement, levels: Float32Array, written: number, size: { width: number; height: number }, colour: string): void {
  const context = canvas.getContext("2d")!;
  const { width, height } = size;
  const column = width / levels.length;
  context.setTransform(window.devicePixelRatio, 0, 0, window.devicePixelRatio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.fillStyle = colour;

  for (let index = 0; index < levels.length; index++) {
    const level = levels[(written + index) % levels.length]! * height;
    context.fillRect(index * column, (height - level) / 2, Math.max(1, column - 0.5), Math.max(1, level));
  }
}
