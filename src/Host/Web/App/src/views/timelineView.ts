import { follow, resize, xOf } from "../model/timeAxis";
import type { SongModel } from "../state/songModel";
import { element } from "./dom";
import { timeGestures } from "./gestures";
import { laneView } from "./laneView";
import { overviewView } from "./overviewView";
import { rulerView } from "./rulerView";
import { Scope } from "./scope";

/** Overview, ruler and one lane per stem, with the loop and the playhead across them. */
export function timelineView(scope: Scope, model: SongModel): HTMLElement {
  const lanes = element("div", { class: "lanes", id: "lanes" });
  const surface = element("div", { class: "time-surface" });
  const loop = element("div", { class: "loop-region" });
  const playhead = element("div", { class: "playhead" });
  const ruler = rulerView(scope, model);
  surface.append(loop, playhead);
  let inner = new Scope();
  scope.effect(() => {
    inner.end();
    inner = new Scope();
    lanes.replaceChildren(...model.mix.stems.value.map((stem) => laneView(inner, model, stem)));
  });
  scope.onEnd(() => inner.end());

  scope.onResize(surface, (width) => (model.axis.value = resize(model.axis.peek(), width)));
  timeGestures(scope, surface, model.axis, (seconds) => model.seek(seconds));
  scope.effect(() => {
    const { start, end, on } = model.loop.value;
    const axis = model.axis.value;
    loop.hidden = !on;
    loop.style.transform = `translateX(${xOf(axis, start)}px)`;
    loop.style.width = `${Math.max(1, xOf(axis, end) - xOf(axis, start))}px`;
  });
  let before = model.now();
  scope.onFrame(() => {
    const now = model.now();

    // Only a playhead that moves by itself turns the page: who scrolls away to look around is left alone.
    if (model.playing.peek() && now >= before && now - before < 1) {
      const axis = model.axis.peek();
      const wasInView = follow(axis, before) === axis;
      const followed = wasInView ? follow(axis, now) : axis;

      if (followed !== axis) {
        model.axis.value = followed;
      }
    }

    before = now;
    const x = xOf(model.axis.peek(), now);
    playhead.style.transform = `translateX(${x.toFixed(2)}px)`;
    playhead.hidden = x < -1 || x > model.axis.peek().width + 1;
  });

  return element(
    "section", { class: "timeline", "aria-label": "Lanes" },
    element("div", { class: "timeline-top" }, overviewView(scope, model), ruler),
    element("div", { class: "timeline-body" }, lanes, surface),
  );
}
