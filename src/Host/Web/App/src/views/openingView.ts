import { api } from "../api/client";
import type { Opening } from "../api/types";
import { element } from "./dom";
import { headerView } from "./headerView";
import type { Scope } from "./scope";

const LOOK_MILLISECONDS = 250;

/** How far the file is that the program was started with; its song takes this page's place once it is there. */
export function openingView(scope: Scope, opening: Opening): HTMLElement {
  const words = element("p", { class: "upload-words", role: "status" });
  const bar = element("progress", { max: 1, "aria-label": "Opened" });
  const show = (state: Opening) => {
    if (state.song) {
      location.replace(`#/song/${encodeURIComponent(state.song)}`);
    }

    words.textContent = state.error ?? `Opening ${state.title}: ${Math.floor(100 * state.share)} %`;
    words.classList.toggle("error", Boolean(state.error));
    bar.hidden = Boolean(state.error);
    bar.value = state.share;
  };
  const tell = (error: unknown) => {
    words.textContent = error instanceof Error ? error.message : String(error);
    words.classList.add("error");
  };
  scope.every(LOOK_MILLISECONDS, () => void api.opening().then(show, tell));
  show(opening);
  return element(
    "main", { class: "start" },
    headerView(scope, element("div", { class: "title" }, element("h1", {}, "WeakSep mixer"))),
    element(
      "div", { class: "start-body" },
      element("section", { class: "opening", "aria-label": "Opening" }, words, bar),
      element("a", { class: "button labelled", href: "#/" }, "All songs")),
  );
}
