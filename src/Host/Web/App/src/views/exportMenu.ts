import { downloadPath } from "../api/client";
import { bounce } from "../audio/bounce";
import type { SongModel } from "../state/songModel";
import { element } from "./dom";
import { icon } from "./icons";
import type { Scope } from "./scope";

/** What a finished render can be taken away as. */
export function exportMenu(scope: Scope, model: SongModel): HTMLElement {
  const list = element("div", { class: "menu", id: "export-menu", popover: "auto", role: "group", "aria-label": "Export" });
  const button = element(
    "button", { type: "button", class: "labelled", popovertarget: "export-menu", "aria-haspopup": "true" }, icon("download"), "Export");
  scope.effect(() => {
    const render = model.rendering.render.value;
    button.disabled = !model.rendering.isDone.value;
    button.title = button.disabled ? "Ready when the song is rendered" : "Stems, notes, project";

    if (render && model.rendering.isDone.value) {
      const link = (file: string, name: string, hint: string) =>
        element(
          "a", { href: downloadPath(model.song.id, render.preset, file), download: "", onclick: () => void model.saver.now() },
          element("span", {}, name), element("small", {}, hint));
      list.replaceChildren(
        link("stems.zip", "All stems", "ZIP of WAV files"),
        link("song.dawproject", "DAW project", "stems, notes and this mix"),
        ...(render.notes ? [link("score.mid", "Notes", "MIDI file")] : []),
        mixAsHeard(scope, model),
        element("hr"),
        ...render.stems.map((stem) => link(`${encodeURIComponent(stem.id)}.wav`, stem.title, "WAV")),
      );
    }
  });
  scope.listen(list, "toggle", () => placeBelow(list, button));
  return element("div", { class: "export" }, button, list);
}

function mixAsHeard(scope: Scope, model: SongModel): HTMLElement {
  const hint = element("small", {}, "WAV, made here");
  const button = element("button", { type: "button" }, element("span", {}, "Mix as heard"), hint);
  const stop = new AbortController();
  scope.onEnd(() => stop.abort());
  button.addEventListener("click", async () => {
    button.disabled = true;

    try {
      const progress = (share: number) => (hint.textContent = `${Math.round(100 * share)} %`);
      const file = await bounce(model.song, model.rendering.render.value!, model.mix.settings.value, progress, stop.signal);
      save(file, `${model.song.title} (mix).wav`);
      hint.textContent = "WAV, made here";
    } catch (error) {
      hint.textContent = "failed";
      model.tell(error);
    }

    button.disabled = false;
  });
  return button;
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function placeBelow(menu: HTMLElement, button: HTMLElement): void {
  const box = button.getBoundingClientRect();
  menu.style.top = `${box.bottom + 6}px`;
  menu.style.right = `${Math.max(8, document.documentElement.clientWidth - box.right)}px`;
}
