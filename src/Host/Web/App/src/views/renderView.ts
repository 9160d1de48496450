import type { Render } from "../api/types";
import type { SongModel } from "../state/songModel";
import { element } from "./dom";
import type { Scope } from "./scope";

const WORDS: Readonly<Record<Render["state"], string>> = {
  queued: "Waiting to separate",
  separating: "Separating",
  transcribing: "Writing down the notes",
  done: "",
  failed: "Failed",
  cancelled: "Cancelled",
};

/** How far the separation is, with a way to stop it and to start it again. */
export function renderView(scope: Scope, model: SongModel): HTMLElement {
  const bar = element("progress", { max: 1, "aria-label": "Rendered" });
  const words = element("span", {});
  const stop = element("button", { type: "button", class: "small", onclick: () => void model.rendering.cancel() }, "Cancel");
  const again = element("button", { type: "button", class: "small", onclick: () => void model.rendering.request() }, "Try again");
  const view = element("div", { class: "render" }, words, bar, stop, again);
  scope.effect(() => {
    const render = model.rendering.render.value;
    const state = render?.state ?? "queued";
    const share = render && render.frames > 0 ? render.readyFrames / render.frames : 0;
    const runs = state === "queued" || state === "separating" || state === "transcribing";
    view.hidden = state === "done";
    words.textContent = state === "separating" ? `${WORDS[state]} ${Math.floor(100 * share)} %` : WORDS[state];
    stop.hidden = !runs;
    again.hidden = runs;
    bar.hidden = !runs;

    if (state === "separating") {
      bar.value = share;
    } else {
      bar.removeAttribute("value");
    }
  });
  return view;
}
