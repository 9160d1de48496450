import { drawTiles } from "../lanes/drawTiles";
import { TileStore } from "../lanes/tileStore";
import { waveformMaker } from "../lanes/waveform";
import { clamp, endOf, fitAxis, scrollBy, scrollTo, secondsAt } from "../model/timeAxis";
import type { SongModel } from "../state/songModel";
import { isDark } from "../state/theme";
import { element, fitCanvas } from "./dom";
import type { Scope } from "./scope";

/** The whole song at a glance, with the window that the lanes show. Drag it to scroll. */
export function overviewView(scope: Scope, model: SongModel): HTMLElement {
  const { song } = model;
  const canvas = element("canvas", { class: "overview-canvas" });
  const view = element("div", { class: "overview-window" });
  const head = element("div", { class: "overview-head" });
  const overview = element(
    "div",
    { class: "overview", role: "scrollbar", tabindex: 0, "aria-label": "Part of the song in view", "aria-controls": "lanes", "aria-orientation": "horizontal", "aria-valuemin": 0, "aria-valuemax": 100 },
    canvas, view, head,
  );
  let size = { width: 0, height: 0 };
  let dirty = true;
  const waves = new TileStore(
    waveformMaker(song.id, model.rendering.preset.peek(), "mix", () => (isDark.peek() ? "#8b94a3" : "#7d8796")), song.seconds, 8, () => (dirty = true));
  scope.onEnd(() => waves.close());
  scope.onResize(overview, (width, height) => {
    size = { width, height };
    dirty = true;
  });
  scope.effect(() => {
    void isDark.value;
    waves.clear();
    dirty = true;
  });
  scope.effect(() => {
    const axis = model.axis.value;
    view.style.left = `${(100 * axis.start) / axis.duration}%`;
    view.style.width = `${(100 * (endOf(axis) - axis.start)) / axis.duration}%`;
    const room = axis.duration - (endOf(axis) - axis.start);
    overview.setAttribute("aria-valuenow", room > 0 ? ((100 * axis.start) / room).toFixed(0) : "0");
  });
  scope.onFrame(() => {
    head.style.transform = `translateX(${((model.now() / song.seconds) * size.width).toFixed(1)}px)`;

    if (dirty && fitCanvas(canvas, size.width, size.height)) {
      dirty = false;
      const context = canvas.getContext("2d")!;
      context.setTransform(window.devicePixelRatio, 0, 0, window.devicePixelRatio, 0, 0);
      context.clearRect(0, 0, size.width, size.height);
      drawTiles(context, waves, fitAxis(song.seconds, size.width), song.seconds, size.height);
    }
  });
  dragWindow(scope, model, overview);
  return overview;
}

function dragWindow(scope: Scope, model: SongModel, overview: HTMLElement): void {
  let grip: number | null = null;
  const secondsIn = (event: PointerEvent) => {
    const box = overview.getBoundingClientRect();
    return clamp(secondsAt(fitAxis(model.song.seconds, box.width), event.clientX - box.left), 0, model.song.seconds);
  };
  const scroll = (seconds: number) => {
    const axis = model.axis.value;
    const inView = endOf(axis) - axis.start;
    model.axis.value = scrollTo(axis, seconds, (grip ?? inView / 2) / inView);
  };
  scope.listen(overview, "pointerdown", (event) => {
    const axis = model.axis.value;
    const seconds = secondsIn(event);
    overview.setPointerCapture(event.pointerId);
    grip = seconds >= axis.start && seconds < endOf(axis) ? seconds - axis.start : (endOf(axis) - axis.start) / 2;
    scroll(seconds);
  });
  scope.listen(overview, "pointermove", (event) => {
    if (grip !== null) {
      scroll(secondsIn(event));
    }
  });
  scope.listen(overview, "pointerup", () => (grip = null));
  scope.listen(overview, "pointercancel", () => (grip = null));
  scope.listen(overview, "keydown", (event) => {
    const step = { ArrowLeft: -0.1, ArrowRight: 0.1 }[event.key];

    if (step !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      model.axis.value = scrollBy(model.axis.value, step * model.axis.value.width);
    }
  });
}
