import type { Peak } from "../api/types";
import { formatDecibelNumber } from "../model/decibels";
import { meterShare, METER_FLOOR_DB, METER_TOP_DB, PeakHold } from "../model/peakHold";
import { element } from "./dom";

const SIDES = ["left", "right"] as const;
const SAY_EVERY_SECONDS = 0.5;

/** A stereo peak meter with a held peak and a clip light. */
export class MeterView {
  readonly element: HTMLElement;
  private readonly sides: { hold: PeakHold; cover: HTMLElement; mark: HTMLElement }[];
  private readonly clip: HTMLButtonElement;
  private said = 0;

  constructor(private readonly name: string) {
    this.sides = SIDES.map(() => ({
      hold: new PeakHold(),
      cover: element("div", { class: "meter-cover" }),
      mark: element("div", { class: "meter-mark" }),
    }));
    this.clip = element("button", {
      type: "button", class: "meter-clip", "aria-label": `${name} clip light, reset`, title: "Highest level in dBFS; click to reset", onclick: () => this.reset(),
    });
    this.element = element(
      "div",
      { class: "meter" },
      this.clip,
      element(
        "div",
        {
          class: "meter-bars", role: "meter", "aria-label": `${name} level`,
          "aria-valuemin": METER_FLOOR_DB, "aria-valuemax": METER_TOP_DB, "aria-valuenow": METER_FLOOR_DB,
        },
        ...this.sides.map(({ cover, mark }) => element("div", { class: "meter-bar" }, cover, mark)),
      ),
    );
    this.show();
  }

  update(peak: Peak | undefined, elapsedSeconds: number): void {
    this.sides.forEach(({ hold }, side) => hold.update(peak?.[side] ?? 0, elapsedSeconds));
    this.show();
    this.said += elapsedSeconds;

    if (this.said > SAY_EVERY_SECONDS) {
      this.said = 0;
      const level = Math.max(...this.sides.map(({ hold }) => hold.levelDb));
      const bars = this.element.lastElementChild!;
      bars.setAttribute("aria-valuenow", level.toFixed(0));
      bars.setAttribute("aria-valuetext", level <= METER_FLOOR_DB ? "silent" : `${level.toFixed(0)} dBFS`);
    }
  }

  private reset(): void {
    this.sides.forEach(({ hold }) => hold.reset());
    this.show();
  }

  private show(): void {
    for (const { hold, cover, mark } of this.sides) {
      cover.style.transform = `scaleY(${(1 - meterShare(hold.levelDb)).toFixed(4)})`;
      mark.style.bottom = `${(100 * meterShare(hold.heldDb)).toFixed(2)}%`;
      mark.hidden = hold.heldDb <= METER_FLOOR_DB;
    }

    const held = Math.max(...this.sides.map(({ hold }) => hold.heldDb));
    const clipped = this.sides.some(({ hold }) => hold.clipped);
    const text = held <= METER_FLOOR_DB ? "−∞" : formatDecibelNumber(held);

    if (this.clip.textContent !== text) {
      this.clip.textContent = text;
    }

    this.clip.classList.toggle("clipped", clipped);
    this.clip.setAttribute("aria-label", `${this.name} peak ${text} dBFS${clipped ? ", clipped" : ""}, reset`);
  }
}
