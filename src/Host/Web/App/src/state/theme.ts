import { signal } from "@preact/signals-core";

const KEY = "weaksep.theme";
const NAMES = ["system", "dark", "light"] as const;
const dark = window.matchMedia("(prefers-color-scheme: dark)");

export type Theme = (typeof NAMES)[number];

/** What the user chose; "system" follows the desktop. */
export const theme = signal<Theme>(NAMES.find((name) => name === localStorage.getItem(KEY)) ?? "system");
export const isDark = signal(false);

export function nextTheme(): void {
  theme.value = NAMES[(NAMES.indexOf(theme.value) + 1) % NAMES.length]!;
  localStorage.setItem(KEY, theme.value);
}

theme.subscribe(apply);
dark.addEventListener("change", apply);

function apply(): void {
  document.documentElement.dataset["theme"] = theme.value;
  isDark.value = theme.value === "system" ? dark.matches : theme.value === "dark";
}
