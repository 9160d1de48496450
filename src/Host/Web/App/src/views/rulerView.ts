import { clamp, formatTime, secondsAt, ticksOf, xOf } from "../model/timeAxis";
import type { SongModel } from "../state/songModel";
import { isDark } from "../state/theme";
import { element, fitCanvas } from "./dom";
import type { Scope } from "./scope";

const CLICK_PIXELS = 4;
const EDGE_PIXELS = 7;
const HEIGHT = 30;

/** The time axis. A click seeks, a drag makes the loop, its edges can be dragged. */
export function rulerView(scope: Scope, model: SongModel): HTMLElement {
  const canvas = element("canvas", { class: "ruler-canvas" });
  const ruler = element(
    "div",
    {
      class: "ruler", role: "slider", tabindex: 0, "aria-label": "Position", "aria-valuemin": 0,
      "aria-valuemax": model.song.seconds.toFixed(1), title: "Click: go there. Drag: loop.",
    },
    canvas,
  );
  let width = 0;
  let dirty = true;
  scope.onResize(ruler, (now) => {
    width = now;
    dirty = true;
  });
  scope.effect(() => {
    void [model.axis.value, model.loop.value, isDark.value];
    dirty = true;
  });
  scope.onFrame(() => {
    if (dirty && fitCanvas(canvas, width, HEIGHT)) {
      dirty = false;
      draw(canvas, model, width);
    }
  });
  scope.every(250, () => {
    const now = model.now();
    ruler.setAttribute("aria-valuenow", now.toFixed(1));
    ruler.setAttribute("aria-valuetext", formatTime(now, 1));
  });
  dragLoop(scope, model, ruler);
  return ruler;
}

function dragLoop(scope: Scope, model: SongModel, ruler: HTMLElement): void {
  let fixed: number | null = null;
  let pressedX = 0;
  let dragging = false;
  const xIn = (event: PointerEvent) => event.clientX - ruler.getBoundingClientRect().left;
  const edgeAt = (x: number) => {
    const { start, end } = model.loop.value;
    const axis = model.axis.value;
    return end <= start ? null
      : Math.abs(xOf(axis, start) - x) < EDGE_PIXELS ? end
      : Math.abs(xOf(axis, end) - x) < EDGE_PIXELS ? start
      : null;
  };

  scope.listen(ruler, "pointerdown", (event) => {
    if (event.button === 0) {
      ruler.setPointerCapture(event.pointerId);
      pressedX = xIn(event);
      fixed = edgeAt(pressedX) ?? secondsAt(model.axis.value, pressedX);
      dragging = false;
    }
  });
  scope.listen(ruler, "pointermove", (event) => {
    const x = xIn(event);
    ruler.style.cursor = edgeAt(x) === null ? "" : "ew-resize";
    dragging ||= fixed !== null && Math.abs(x - pressedX) > CLICK_PIXELS;

    if (fixed !== null && dragging) {
      const seconds = clamp(secondsAt(model.axis.value, x), 0, model.song.seconds);
      model.setLoop({ start: Math.min(fixed, seconds), end: Math.max(fixed, seconds), on: true });
    }
  });
  scope.listen(ruler, "pointerup", (event) => {
    if (fixed !== null && !dragging) {
      model.seek(secondsAt(model.axis.value, xIn(event)));
    }

    fixed = null;
  });
  scope.listen(ruler, "pointercancel", () => (fixed = null));
}

function draw(canvas: HTMLCanvasElement, model: SongModel, width: number): void {
  const axis = model.axis.peek();
  const loop = model.loop.peek();
  const context = canvas.getContext("2d")!;
  const style = getComputedStyle(canvas);
  context.setTransform(window.devicePixelRatio, 0, 0, window.devicePixelRatio, 0, 0);
  context.clearRect(0, 0, width, HEIGHT);

  if (loop.end > loop.start) {
    const left = xOf(axis, loop.start);
    const right = xOf(axis, loop.end);
    context.fillStyle = style.getPropertyValue(loop.on ? "--loop" : "--text-faint");
    context.globalAlpha = loop.on ? 0.9 : 0.4;
    context.fillRect(left, 0, right - left, 9);
    context.globalAlpha = 1;
    context.fillRect(left - 1, 0, 2, HEIGHT);
    context.fillRect(right - 1, 0, 2, HEIGHT);
  }

  context.font = `11px ${style.fontFamily}`;
  context.textBaseline = "alphabetic";

  for (const { seconds, label } of ticksOf(axis)) {
    const x = Math.round(xOf(axis, seconds)) + 0.5;
    context.fillStyle = style.getPropertyValue("--line-strong");
    context.fillRect(x - 0.5, label ? 12 : 24, 1, HEIGHT);

    if (label) {
      context.fillStyle = style.getPropertyValue("--text-dim");
      context.fillText(label, x + 4, 22);
    }
  }
}
