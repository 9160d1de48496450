import type { Stem } from "../api/types";
import { formatPan } from "../model/decibels";
import type { Mix } from "../state/mix";
import { element, toggleButton } from "./dom";
import { faderView } from "./faderView";
import { MeterView } from "./meterView";
import type { Scope } from "./scope";

/** Channel strip of one stem. */
export function stripView(scope: Scope, mix: Mix, stem: Stem): { element: HTMLElement; meter: MeterView } {
  const meter = new MeterView(stem.title);
  const strip = element(
    "section", { class: "strip", "aria-label": `${stem.title} channel` },
    element("h2", { class: "strip-name" }, stem.title),
    panView(scope, mix, stem),
    muteSolo(scope, mix, stem),
    element(
      "div", { class: "strip-levels" },
      faderView(scope, stem.title, () => mix.strip(stem.id).gainDb, (gainDb) => mix.change(stem.id, { gainDb })),
      meter.element,
    ),
  );
  strip.style.setProperty("--stem", stem.colour);
  strip.classList.toggle("residual", stem.id === "residual");
  scope.effect(() => strip.classList.toggle("silent", !mix.isAudible(stem.id)));
  return { element: strip, meter };
}

/** The same two buttons stand on the lane and on the strip. */
export function muteSolo(scope: Scope, mix: Mix, stem: Stem): HTMLElement {
  const button = (which: "mute" | "solo", letter: string, label: string) => {
    const made = toggleButton(`${label} ${stem.title}`, { class: which, onclick: () => mix.toggle(stem.id, which) }, letter);
    scope.effect(() => made.setAttribute("aria-pressed", String(mix.strip(stem.id)[which])));
    return made;
  };
  return element("div", { class: "mute-solo" }, button("mute", "M", "Mute"), button("solo", "S", "Solo"));
}

function panView(scope: Scope, mix: Mix, stem: Stem): HTMLElement {
  const input = element("input", {
    type: "range", class: "pan", min: -100, max: 100, step: 1, "aria-label": `${stem.title} pan`, title: "Double click: centre",
    oninput: () => mix.change(stem.id, { pan: input.valueAsNumber / 100 }),
    ondblclick: () => mix.change(stem.id, { pan: 0 }),
  });
  const readout = element("output", { class: "pan-readout" });
  scope.effect(() => {
    const { pan } = mix.strip(stem.id);
    input.value = String(Math.round(pan * 100));
    input.setAttribute("aria-valuetext", formatPan(pan));
    readout.textContent = formatPan(pan);
  });
  return element("div", { class: "pan-box" }, input, readout);
}
