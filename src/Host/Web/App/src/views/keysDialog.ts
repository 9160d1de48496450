import { element, plainButton } from "./dom";
import { icon } from "./icons";

const KEYS: readonly (readonly [string, string])[] = [
  ["Space", "Play, pause"],
  ["Enter", "Stop, back to the beginning or the loop"],
  ["Home, End", "To the start, to the end"],
  ["← →", "A second back, forward; with Shift a tenth"],
  ["L", "Loop on, off"],
  ["[ ]", "Loop begins, ends here"],
  ["1 … 9", "Solo the first … ninth channel"],
  ["Shift 1 … 9", "Mute it"],
  ["+ −", "Zoom in, out (also Ctrl and wheel, or pinch)"],
  ["0", "Whole song"],
  ["PgUp PgDn", "Scroll the lanes"],
  ["W, S, N", "Waveform, spectrogram, notes"],
  ["↑ ↓ on a fader", "Half a decibel; with Shift a tenth; double click: 0 dB"],
  ["?", "This list"],
];

/** The list of keys; opened by ?. */
export function keysDialog(): HTMLDialogElement {
  const dialog = element(
    "dialog", { class: "keys", "aria-label": "Keys" },
    element(
      "header", {}, element("h2", {}, "Keys"),
      plainButton("Close", { onclick: () => dialog.close() }, icon("close"))),
    element("dl", {}, ...KEYS.flatMap(([key, what]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, what)])),
  );
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) {
      dialog.close();
    }
  });
  return dialog;
}
