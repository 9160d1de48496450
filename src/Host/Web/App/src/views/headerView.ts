import { nextTheme, theme } from "../state/theme";
import { element, plainButton } from "./dom";
import { icon } from "./icons";
import type { Scope } from "./scope";

/** The line at the top of every view. */
export function headerView(scope: Scope, title: HTMLElement, ...rest: readonly HTMLElement[]): HTMLElement {
  const look = plainButton("Colours", { onclick: nextTheme }, icon("theme"));
  scope.effect(() => {
    const label = `Colours: ${{ system: "as the system", dark: "dark", light: "light" }[theme.value]}`;
    look.setAttribute("aria-label", label);
    look.title = label;
  });
  return element("header", { class: "top" }, title, element("div", { class: "top-tools" }, ...rest, look));
}
