import type { Feed } from "../api/feed";
import type { Engine } from "../api/types";
import { element } from "./dom";
import type { Scope } from "./scope";

/** Device, latency by cause, load: what the sound engine says of itself. */
export function statusView(scope: Scope, feed: Feed, engine: Engine | null, browser: () => string | null): HTMLElement {
  const facts = element("dl", { class: "facts" });
  const message = element("span", { class: "link-state" });
  const set = fieldsOf(facts);
  scope.effect(() => {
    const state = { ...engine, ...feed.state.value };
    const meters = feed.meters.value;
    const own = browser();
    const latency = state.latency;
    set("Output", own ?? state.device ?? "–");
    set("Rate", state.rate && own === null ? `${state.rate / 1000} kHz, ${state.buffer} frames` : "");
    set("Model", state.provider ?? "");
    set(
      "Latency",
      latency && own === null
        ? `${ms(latency.totalMs)} = model ${ms(latency.algorithmMs)} + block ${ms(latency.blockMs)} + device ${ms(latency.deviceMs)}`
        : "",
    );
    set("Load", meters && own === null ? `${Math.round(100 * meters.load)} %` : "");
    set("Late blocks", meters && own === null ? String(meters.lateBlocks) : "");
    set("Dropouts", meters && own === null ? String(meters.xruns) : "");
    message.textContent = feed.connected.value ? "" : "No connection to weaksep; trying again";
  });
  return element("footer", { class: "status", "aria-label": "Status" }, facts, message);
}

function fieldsOf(list: HTMLElement): (name: string, text: string) => void {
  const fields = new Map<string, { row: HTMLElement; value: HTMLElement }>();
  return (name, text) => {
    let field = fields.get(name);

    if (!field) {
      const value = element("dd");
      field = { row: element("div", {}, element("dt", {}, name), value), value };
      fields.set(name, field);
      list.append(field.row);
    }

    field.row.hidden = text === "";

    if (field.value.textContent !== text) {
      field.value.textContent = text;
    }
  };
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}
