import type { SongModel } from "../state/songModel";
import { consoleView } from "./consoleView";
import { element, plainButton } from "./dom";
import { exportMenu } from "./exportMenu";
import { headerView } from "./headerView";
import { icon } from "./icons";
import { keyboard } from "./keyboard";
import { keysDialog } from "./keysDialog";
import { messageView } from "./messageView";
import { outputSwitch } from "./outputSwitch";
import { presetPicker } from "./presetPicker";
import { renderView } from "./renderView";
import type { Scope } from "./scope";
import { statusView } from "./statusView";
import { timelineView } from "./timelineView";
import { transportView } from "./transportView";

/** A song, open for mixing. */
export function mixerView(scope: Scope, model: SongModel): HTMLElement {
  const keys = keysDialog();
  const presets = model.presets.filter((preset) => !preset.live);
  keyboard(scope, model, keys);
  scope.listen(window, "pagehide", () => void model.saver.now(true));
  scope.every(5000, () => {
    if (model.playing.value) {
      void model.saver.now();
    }
  });
  return element(
    "main", { class: "mixer" },
    headerView(
      scope,
      element(
        "div", { class: "title" },
        element("a", { class: "button", href: "#/", "aria-label": "All songs", title: "All songs" }, icon("back")),
        element("h1", {}, model.song.title),
        renderView(scope, model)),
      presetPicker(scope, presets, () => model.rendering.preset.value, (preset) => model.rendering.choose(preset)),
      outputSwitch(scope, model),
      exportMenu(scope, model),
      plainButton("Keys (?)", { onclick: () => keys.showModal() }, icon("keyboard")),
    ),
    transportView(scope, model),
    timelineView(scope, model),
    consoleView(scope, model.mix, () => model.output.peek()?.takePeaks() ?? new Map()),
    statusView(scope, model.feed, model.engine, () => model.browserFacts.value),
    messageView(scope, model.problem, model.announcement),
    keys,
  );
}
