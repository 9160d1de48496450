import { upload } from "../api/client";
import type { Song } from "../api/types";
import { element } from "./dom";
import { icon } from "./icons";
import type { Scope } from "./scope";

/** Takes an audio file that is dropped or chosen, and shows how far it has gone. */
export function uploadView(scope: Scope, done: (song: Song) => void): HTMLElement {
  const input = element("input", { type: "file", id: "file", class: "hidden-input", accept: "audio/*,.flac,.wav,.aiff,.ogg,.opus,.mp3,.rf64" });
  const bar = element("progress", { max: 1, value: 0, "aria-label": "Uploaded" });
  const words = element("p", { class: "upload-words", role: "status" });
  const cancel = element("button", { type: "button", class: "small" }, "Cancel");
  const running = element("div", { class: "upload-running", hidden: true }, bar, cancel);
  const zone = element(
    "section", { class: "drop", "aria-label": "Add a song" },
    icon("upload"),
    element("p", {}, "Drop an audio file here, or ", element("label", { for: "file", class: "button labelled" }, "choose one")),
    input, running, words,
  );
  let stop: AbortController | null = null;

  const send = async (file: File) => {
    stop?.abort();
    const own = (stop = new AbortController());
    running.hidden = false;
    words.textContent = file.name;
    words.classList.remove("error");

    try {
      done(await upload(file, (share) => {
        bar.value = share;
        words.textContent = share < 1 ? `${file.name}: ${Math.floor(100 * share)} %` : `${file.name}: reading`;
      }, own.signal));
    } catch (error) {
      const cancelled = own.signal.aborted;
      words.textContent = cancelled ? "" : error instanceof Error ? error.message : String(error);
      words.classList.toggle("error", !cancelled);
    }

    if (stop === own) {
      running.hidden = true;
      input.value = "";
    }
  };

  cancel.addEventListener("click", () => stop?.abort());
  input.addEventListener("change", () => input.files?.[0] && void send(input.files[0]));
  // The whole page is the target: a file that misses the zone would replace the page.
  scope.listen(document, "dragover", (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
  scope.listen(document, "dragleave", (event) => {
    if (event.relatedTarget === null) {
      zone.classList.remove("over");
    }
  });
  scope.listen(document, "drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    const file = event.dataTransfer?.files[0];

    if (file) {
      void send(file);
    }
  });
  scope.onEnd(() => stop?.abort());
  return zone;
}
