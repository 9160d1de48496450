import type { Place, SongModel } from "../state/songModel";
import { element } from "./dom";
import type { Scope } from "./scope";

/** Where the mix is heard. */
export function outputSwitch(scope: Scope, model: SongModel): HTMLElement {
  const available = model.engine?.available === true && model.engine.mode === "file";
  const select = element(
    "select", { onchange: () => model.choosePlace(select.value as Place) },
    element("option", { value: "browser" }, "This browser"),
    element("option", { value: "machine", disabled: !available }, available ? `Machine: ${model.engine.device}` : "Machine: no sound device"),
  );
  scope.effect(() => (select.value = model.place.value));
  return element("label", { class: "field" }, element("span", {}, "Output"), select);
}
