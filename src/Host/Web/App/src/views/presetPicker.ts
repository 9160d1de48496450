import type { Preset } from "../api/types";
import { element } from "./dom";
import type { Scope } from "./scope";

/** Which instruments a song is taken apart into. */
export function presetPicker(
  scope: Scope,
  presets: readonly Preset[],
  chosen: () => string,
  choose: (preset: string) => void,
): HTMLElement {
  const select = element(
    "select", { onchange: () => choose(select.value) },
    ...presets.map((preset) => element("option", { value: preset.name }, preset.title)),
  );
  scope.effect(() => {
    select.value = chosen();
    select.title = presets.find((preset) => preset.name === chosen())?.description ?? "";
  });
  return element("label", { class: "field" }, element("span", {}, "Preset"), select);
}
