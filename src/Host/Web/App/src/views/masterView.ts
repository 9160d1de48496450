import type { Mix } from "../state/mix";
import { element } from "./dom";
import { faderView } from "./faderView";
import { MeterView } from "./meterView";
import type { Scope } from "./scope";

/** The strip that all others run into. */
export function masterView(scope: Scope, mix: Mix): { element: HTMLElement; meter: MeterView } {
  const meter = new MeterView("Master");
  const strip = element(
    "section", { class: "strip master", "aria-label": "Master channel" },
    element("h2", { class: "strip-name" }, "Master"),
    element(
      "div", { class: "strip-levels" },
      faderView(scope, "Master", () => mix.masterDb.value, (db) => mix.setMaster(db)),
      meter.element,
    ),
  );
  return { element: strip, meter };
}
