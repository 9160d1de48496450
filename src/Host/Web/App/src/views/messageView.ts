import type { Signal } from "@preact/signals-core";
import { element } from "./dom";
import type { Scope } from "./scope";

const SHOWN_MILLISECONDS = 6000;

/** What went wrong, shown for a while; and what is only said, to those who do not see it. */
export function messageView(scope: Scope, problem: Signal<string>, announcement: Signal<string>): HTMLElement {
  const shown = element("div", { class: "message", role: "alert" });
  const said = element("div", { class: "said", role: "status" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  scope.effect(() => {
    shown.textContent = problem.value;
    clearTimeout(timer);
    timer = setTimeout(() => (problem.value = ""), SHOWN_MILLISECONDS);
  });
  scope.effect(() => (said.textContent = announcement.value));
  scope.onEnd(() => clearTimeout(timer));
  return element("div", {}, shown, said);
}
