import { formatTime, zoomAround, fitAxis, xOf, clamp } from "../model/timeAxis";
import type { Layer, SongModel } from "../state/songModel";
import { element, plainButton, toggleButton } from "./dom";
import { icon } from "./icons";
import type { Scope } from "./scope";

export const ZOOM_STEP = 1.6;

const LAYERS: readonly (readonly [Layer, string])[] = [
  ["waveform", "Waveform"],
  ["spectrogram", "Spectrogram"],
  ["notes", "Notes"],
];

/** Play, stop, loop, where it is, and what the lanes show. */
export function transportView(scope: Scope, model: SongModel): HTMLElement {
  return element(
    "div", { class: "transport", role: "toolbar", "aria-label": "Transport" },
    buttons(scope, model),
    clock(scope, model),
    layers(scope, model),
    element(
      "div", { class: "group" },
      plainButton("Zoom out (−)", { onclick: () => zoom(model, 1 / ZOOM_STEP) }, icon("zoomOut")),
      plainButton("Zoom in (+)", { onclick: () => zoom(model, ZOOM_STEP) }, icon("zoomIn")),
      plainButton("Whole song (0)", { onclick: () => fit(model) }, icon("fit")),
    ),
  );
}

/** Zooms around the playhead where it is in view, else around the middle. */
export function zoom(model: SongModel, factor: number): void {
  const axis = model.axis.value;
  const x = xOf(axis, model.now());
  model.axis.value = zoomAround(axis, factor, x >= 0 && x <= axis.width ? clamp(x, 0, axis.width) : axis.width / 2);
}

export function fit(model: SongModel): void {
  model.axis.value = fitAxis(model.song.seconds, model.axis.value.width);
}

function buttons(scope: Scope, model: SongModel): HTMLElement {
  const play = toggleButton("Play (Space)", { class: "play", onclick: () => void model.togglePlay() }, icon("play"));
  const loop = toggleButton("Loop (L)", { class: "loop", onclick: () => model.toggleLoop() }, icon("loop"));
  scope.effect(() => {
    const playing = model.playing.value;
    play.setAttribute("aria-pressed", String(playing));
    play.replaceChildren(icon(playing ? "pause" : "play"));
    play.classList.toggle("waiting", playing && model.waiting.value);
  });
  scope.effect(() => loop.setAttribute("aria-pressed", String(model.loop.value.on)));
  return element(
    "div", { class: "group" },
    plainButton("To the start (Home)", { onclick: () => model.seek(0) }, icon("start")),
    play,
    plainButton("Stop (Enter)", { onclick: () => model.stop() }, icon("stop")),
    loop,
  );
}

function clock(scope: Scope, model: SongModel): HTMLElement {
  const now = element("span", { class: "clock-now" });
  const whole = formatTime(model.song.seconds, 0);
  scope.onFrame(() => {
    const text = formatTime(model.now(), 2);

    if (now.textContent !== text) {
      now.textContent = text;
    }
  });
  return element("div", { class: "clock", role: "timer", "aria-label": "Time" }, now, element("span", { class: "clock-whole" }, `/ ${whole}`));
}

function layers(scope: Scope, model: SongModel): HTMLElement {
  return element(
    "div", { class: "group layers", role: "group", "aria-label": "Lanes show" },
    ...LAYERS.map(([layer, name]) => {
      const button = toggleButton(name, { class: "text", onclick: () => model.toggleLayer(layer) }, name);
      scope.effect(() => button.setAttribute("aria-pressed", String(model.layers.value.has(layer))));
      return button;
    }),
  );
}
