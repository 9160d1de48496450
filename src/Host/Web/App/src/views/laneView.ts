import type { Stem } from "../api/types";
import { drawTiles } from "../lanes/drawTiles";
import { notesMaker } from "../lanes/notes";
import { spectrogramMaker } from "../lanes/spectrogram";
import { TileStore } from "../lanes/tileStore";
import { waveformMaker } from "../lanes/waveform";
import { endOf, xOf } from "../model/timeAxis";
import type { SongModel } from "../state/songModel";
import { isDark } from "../state/theme";
import { element, fitCanvas } from "./dom";
import type { Scope } from "./scope";
import { muteSolo } from "./stripView";

/** Pictures kept per layer: a few screens' worth. */
const MOST_PICTURES = 24;

/** One instrument over time: waveform, spectrogram and notes on the common axis. */
export function laneView(scope: Scope, model: SongModel, stem: Stem): HTMLElement {
  const canvas = element("canvas", { class: "lane-canvas", role: "img", "aria-label": `${stem.title} over time` });
  const lane = element(
    "div", { class: "lane", role: "group", "aria-label": `${stem.title} lane` },
    element("div", { class: "lane-head" }, element("span", { class: "lane-name" }, stem.title), muteSolo(scope, model.mix, stem)),
    canvas,
  );
  lane.style.setProperty("--stem", stem.colour);
  lane.classList.toggle("residual", stem.id === "residual");
  scope.effect(() => lane.classList.toggle("silent", !model.mix.isAudible(stem.id)));
  drawLane(scope, model, stem, canvas);
  return lane;
}

function drawLane(scope: Scope, model: SongModel, stem: Stem, canvas: HTMLCanvasElement): void {
  const { song } = model;
  const preset = model.rendering.preset.peek();
  let dirty = true;
  let size = { width: 0, height: 0 };
  const changed = () => (dirty = true);
  const colour = () => stem.colour;
  const ready = () => model.rendering.readySeconds.peek();
  const store = (make: ConstructorParameters<typeof TileStore>[0]) => new TileStore(make, song.seconds, MOST_PICTURES, changed);
  const waveform = store(waveformMaker(song.id, preset, stem.id, colour));
  const spectrogram = store(spectrogramMaker(song.id, preset, stem.id, colour, () => isDark.peek(), ready));
  let notes: TileStore | null = null;

  scope.effect(() => {
    const own = model.rendering.notes.value?.instruments[stem.id];
    notes = own ? store(notesMaker(own, () => noteColours(stem.colour))) : null;
    dirty = true;
  });
  scope.effect(() => {
    void isDark.value;
    spectrogram.clear();
    notes?.clear();
    dirty = true;
  });
  scope.effect(() => {
    void [model.axis.value, model.layers.value, model.rendering.readySeconds.value];
    dirty = true;
  });
  scope.onResize(canvas, (width, height) => {
    size = { width, height };
    dirty = true;
  });
  scope.onEnd(() => [waveform, spectrogram, notes].forEach((layer) => layer?.close()));
  scope.onFrame(() => {
    const axis = model.axis.peek();

    if (!dirty || !fitCanvas(canvas, size.width, size.height)) {
      return;
    }

    dirty = false;
    const context = canvas.getContext("2d")!;
    const layers = model.layers.peek();
    const both = layers.has("spectrogram") || (layers.has("notes") && notes !== null);
    context.setTransform(window.devicePixelRatio, 0, 0, window.devicePixelRatio, 0, 0);
    context.clearRect(0, 0, size.width, size.height);

    if (layers.has("spectrogram")) {
      drawTiles(context, spectrogram, axis, ready(), size.height);
    }

    if (layers.has("waveform")) {
      context.globalAlpha = both ? 0.5 : 0.9;
      drawTiles(context, waveform, axis, ready(), size.height);
      context.globalAlpha = 1;
    }

    if (layers.has("notes") && notes) {
      drawTiles(context, notes, axis, song.seconds, size.height);
    }

    if (ready() < song.seconds && endOf(axis) > ready()) {
      drawPending(context, xOf(axis, ready()), size.width, size.height);
    }
  });
}

function noteColours(colour: string): { fill: string; edge: string; line: string } {
  return isDark.peek()
    ? { fill: mixed(colour, 255, 0.62), edge: "#ffffff", line: "#ffffff1f" }
    : { fill: mixed(colour, 0, 0.45), edge: "#000000", line: "#0000001f" };
}

function mixed(colour: string, towards: number, share: number): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return `rgb(${channels.map((value) => Math.round(value + (towards - value) * share)).join(" ")})`;
}

// What is not rendered yet is hatched.
function drawPending(context: CanvasRenderingContext2D, from: number, to: number, height: number): void {
  const left = Math.max(0, from);
  const gap = 10;
  context.save();
  context.beginPath();
  context.rect(left, 0, to - left, height);
  context.clip();
  context.strokeStyle = isDark.peek() ? "#ffffff14" : "#00000014";
  context.lineWidth = 2;
  context.beginPath();

  for (let x = left - (left % gap) - height; x < to; x += gap) {
    context.moveTo(x, height);
    context.lineTo(x + height, 0);
  }

  context.stroke();
  context.restore();
}
