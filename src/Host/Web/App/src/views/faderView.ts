import { effect } from "@preact/signals-core";
import { faderDecibels, faderPosition, formatDecibelNumber, formatDecibels } from "../model/decibels";
import { clamp } from "../model/timeAxis";
import { element } from "./dom";
import type { Scope } from "./scope";

const STEPS = 1000;
const STEP_DB = 0.5;
const FINE_STEP_DB = 0.1;
const PAGE_DB = 3;
const MARKS = [12, 6, 0, -6, -12, -24, -36, -60];

/** A vertical fader in dB. Double click is 0 dB; arrow keys move by half a decibel, with Shift by a tenth. */
export function faderView(scope: Scope, name: string, gainDb: () => number, change: (db: number) => void): HTMLElement {
  const input = element("input", {
    type: "range", class: "fader", min: 0, max: STEPS, step: 1,
    "aria-label": `${name} volume`, "aria-orientation": "vertical", title: "Double click: 0 dB",
    oninput: () => change(roundDb(faderDecibels(input.valueAsNumber / STEPS))),
    ondblclick: () => change(0),
    onkeydown: (event: KeyboardEvent) => {
      const step = stepOf(event);

      if (step !== 0) {
        event.preventDefault();
        change(roundDb(clamp(gainDb() + step, -60, 12)));
      }
    },
  });
  const readout = element("output", { class: "readout" });
  const marks = MARKS.map((db) => {
    const mark = element("span", { class: "fader-mark" }, db === -60 ? "∞" : String(Math.abs(db)));
    mark.style.setProperty("--at", String(faderPosition(db)));
    return mark;
  });
  scope.onEnd(
    effect(() => {
      const db = gainDb();
      input.value = String(Math.round(faderPosition(db) * STEPS));
      input.setAttribute("aria-valuetext", formatDecibels(db));
      readout.textContent = formatDecibelNumber(db);
    }),
  );
  return element(
    "div", { class: "fader-box" },
    element("div", { class: "fader-throw" }, element("div", { class: "fader-scale", "aria-hidden": "true" }, ...marks), input),
    readout,
  );
}

function stepOf(event: KeyboardEvent): number {
  const step = event.shiftKey ? FINE_STEP_DB : STEP_DB;

  switch (event.key) {
    case "ArrowUp":
    case "ArrowRight":
      return step;
    case "ArrowDown":
    case "ArrowLeft":
      return -step;
    case "PageUp":
      return PAGE_DB;
    case "PageDown":
      return -PAGE_DB;
    default:
      return 0;
  }
}

function roundDb(db: number): number {
  return Math.round(db * 10) / 10;
}
