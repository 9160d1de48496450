import type { Signal } from "@preact/signals-core";
import { element } from "./dom";
import type { Scope } from "./scope";

const SHOWN_MILLISECONDS = 6000;

/** The last sentence, shown for a while and read out by screen readers. */
export function messageView(scope: Scope, message: Signal<string>): HTMLElement {
  const view = element("div", { class: "message", role: "status", "aria-live": "polite" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  scope.effect(() => {
    view.textContent = message.value;
    clearTimeout(timer);
    timer = setTimeout(() => (message.value = ""), SHOWN_MILLISECONDS);
  });
  scope.onEnd(() => clearTimeout(timer));
  return view;
}
