import type { Peak } from "../api/types";
import type { Mix } from "../state/mix";
import { element } from "./dom";
import { masterView } from "./masterView";
import type { MeterView } from "./meterView";
import { Scope } from "./scope";
import { stripView } from "./stripView";

/** All channel strips, the master at the end. */
export function consoleView(scope: Scope, mix: Mix, takePeaks: () => ReadonlyMap<string, Peak>): HTMLElement {
  const strips = element("div", { class: "strips" });
  const master = masterView(scope, mix);
  let meters = new Map<string, MeterView>();
  let inner = new Scope();
  scope.effect(() => {
    inner.end();
    inner = new Scope();
    const views = mix.stems.value.map((stem) => [stem.id, stripView(inner, mix, stem)] as const);
    meters = new Map(views.map(([id, view]) => [id, view.meter]));
    strips.replaceChildren(...views.map(([, view]) => view.element));
  });
  scope.onEnd(() => inner.end());
  scope.onFrame((elapsed) => {
    const peaks = takePeaks();
    meters.forEach((meter, id) => meter.update(peaks.get(id), elapsed));
    master.meter.update(peaks.get("master"), elapsed);
  });
  return element("section", { class: "console", "aria-label": "Channel strips" }, strips, master.element);
}
