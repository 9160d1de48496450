import type { Feed } from "../api/feed";
import type { BrowserFacts } from "../audio/browserOutput";
import type { Engine } from "../api/types";
import { element } from "./dom";
import type { Scope } from "./scope";

/** Device, latency by cause, load, what came too late: of the browser's sound or of the machine's. */
export function statusView(
  scope: Scope,
  feed: Feed,
  engine: Engine | null,
  browserFacts: () => BrowserFacts | null,
): HTMLElement {
  const facts = element("dl", { class: "facts" });
  const connection = element("span", { class: "link-state", role: "status" });
  const set = fieldsOf(facts);
  scope.effect(() => {
    const browser = browserFacts();

    if (browser) {
      showBrowser(set, browser);
    } else {
      showMachine(set, feed, feed.state.value?.engine ?? engine);
    }

    connection.textContent = feed.connected.value ? "" : "No connection to weaksep; trying again";
  });
  return element("footer", { class: "status", "aria-label": "Status" }, facts, connection);
}

type SetField = (name: string, text: string) => void;

function showBrowser(set: SetField, facts: BrowserFacts): void {
  set("Output", "this browser");
  set("Rate", `${facts.rate / 1000} kHz`);
  set("Model", "");
  set("Stream", `${facts.bits} bit`);
  set("Latency", facts.latencyMs === null ? "" : `${facts.latencyMs} ms, all of it the browser's output`);
  set("Load", "");
  set("Late blocks", "");
  set("Dropouts", String(facts.dropouts));
}

function showMachine(set: SetField, feed: Feed, engine: Engine | null): void {
  const meters = feed.meters.value;
  set("Output", engine?.device ?? "no sound device");
  set("Rate", engine?.rate ? `${engine.rate / 1000} kHz, ${engine.buffer} frames` : "");
  set("Model", engine?.provider ?? "");
  set("Stream", "");
  set("Latency", engine ? latencyOf(engine) : "");
  set("Load", meters ? `${Math.round(100 * meters.load)} %` : "");
  set("Late blocks", meters ? String(meters.lateBlocks) : "");
  set("Dropouts", meters ? `${meters.xruns} device, ${meters.underruns} disk` : "");
}

function latencyOf({ latency }: Engine): string {
  const causes = [["model", latency.algorithmMs], ["blocks", latency.blockMs], ["device", latency.deviceMs]] as const;
  const parts = causes.filter(([, ms]) => ms > 0).map(([cause, ms]) => `${cause} ${ms.toFixed(1)}`);
  return `${latency.totalMs.toFixed(1)} ms${parts.length > 1 ? ` (${parts.join(" + ")})` : ""}`;
}

/** Shows a field under a name; an empty text hides it. */
function fieldsOf(list: HTMLElement): SetField {
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
