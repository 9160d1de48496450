import { signal } from "@preact/signals-core";
import type { LiveModel } from "../state/liveModel";
import type { Peak } from "../api/types";
import { consoleView } from "./consoleView";
import { element, toggleButton } from "./dom";
import { headerView } from "./headerView";
import { historyView, type History } from "./historyView";
import { icon } from "./icons";
import { liveKeyboard } from "./keyboard";
import { messageView } from "./messageView";
import { presetPicker } from "./presetPicker";
import { Scope } from "./scope";
import { statusView } from "./statusView";
import { muteSolo } from "./stripView";

/** Live input, open for mixing: the lanes show the last half minute. */
export function liveView(scope: Scope, model: LiveModel): HTMLElement {
  const lanes = element("div", { class: "lanes live-lanes", id: "lanes" });
  let histories = new Map<string, History>();
  let inner = new Scope();
  scope.effect(() => {
    inner.end();
    inner = new Scope();
    histories = new Map();
    lanes.replaceChildren(
      ...model.mix.stems.value.map((stem) => {
        const history = historyView(inner, stem);
        histories.set(stem.id, history);
        const lane = element(
          "div", { class: "lane", role: "group", "aria-label": `${stem.title} lane` },
          element("div", { class: "lane-head" }, element("span", { class: "lane-name" }, stem.title), muteSolo(inner, model.mix, stem)),
          history.element);
        lane.style.setProperty("--stem", stem.colour);
        lane.classList.toggle("residual", stem.id === "residual");
        inner.effect(() => lane.classList.toggle("silent", !model.mix.isAudible(stem.id)));
        return lane;
      }),
    );
  });
  scope.onEnd(() => inner.end());
  const takePeaks = (): ReadonlyMap<string, Peak> => {
    const peaks = model.output.takePeaks();
    histories.forEach((history, stem) => history.add(peaks.get(stem)));
    return peaks;
  };
  const listen = toggleButton("Listen (Space)", { class: "play labelled", onclick: () => model.toggleListening() });
  scope.effect(() => {
    const playing = model.output.playing.value;
    listen.setAttribute("aria-pressed", String(playing));
    listen.replaceChildren(icon(playing ? "pause" : "play"), playing ? "Listening" : "Listen");
  });
  liveKeyboard(scope, model);
  return element(
    "main", { class: "mixer live" },
    headerView(
      scope,
      element(
        "div", { class: "title" },
        element("a", { class: "button", href: "#/", "aria-label": "All songs", title: "All songs" }, icon("back")),
        element("h1", {}, "Live input"), element("span", { class: "on-air" }, "live")),
      presetPicker(scope, model.presets.filter((preset) => preset.live), () => model.preset.value, (name) => model.choosePreset(name))),
    element("div", { class: "transport", role: "toolbar", "aria-label": "Transport" }, listen),
    element("section", { class: "timeline", "aria-label": "Lanes" }, element("div", { class: "timeline-body" }, lanes)),
    consoleView(scope, model.mix, takePeaks),
    statusView(scope, model.feed, model.engine, () => null),
    messageView(scope, model.feed.error, signal("")),
  );
}
