import { endOf, scrollBy } from "../model/timeAxis";
import type { LiveModel } from "../state/liveModel";
import type { Mix } from "../state/mix";
import type { SongModel } from "../state/songModel";
import type { Scope } from "./scope";
import { fit, zoom, ZOOM_STEP } from "./transportView";

const PAGE_SHARE = 0.8;
/** Keys that a focused slider or list uses itself. */
const SLIDER_KEYS = /^(Arrow|Home|End|Page)/;

/** The keys of the whole page, as DAWs have them. */
export function keyboard(scope: Scope, model: SongModel, keys: HTMLDialogElement): void {
  scope.listen(document, "keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open || isForFocused(event)) {
      return;
    }

    if (act(event, model, keys)) {
      event.preventDefault();
    }
  });
}

/** Those that a live input has use for. */
export function liveKeyboard(scope: Scope, model: LiveModel): void {
  scope.listen(document, "keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isForFocused(event)) {
      return;
    }

    if (event.key === " ") {
      model.toggleListening();
      event.preventDefault();
    } else if (soloOrMute(event, model.mix)) {
      event.preventDefault();
    }
  });
}

/** Digits solo a channel, with Shift they mute it. */
function soloOrMute(event: KeyboardEvent, mix: Mix): boolean {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  const stem = digit && mix.stems.value[Number(digit) - 1];

  if (!stem) {
    return false;
  }

  mix.toggle(stem.id, event.shiftKey ? "mute" : "solo");
  return true;
}

function act(event: KeyboardEvent, model: SongModel, keys: HTMLDialogElement): boolean {
  const now = model.now();
  const step = event.shiftKey ? 0.1 : 1;
  const loop = model.loop.value;

  if (soloOrMute(event, model.mix)) {
    return true;
  }

  switch (event.key) {
    case " ":
      void model.togglePlay();
      return true;
    case "Enter":
      model.stop();
      return true;
    case "Home":
      model.seek(0);
      return true;
    case "End":
      model.seek(model.song.seconds);
      return true;
    case "ArrowLeft":
      model.seek(now - step);
      return true;
    case "ArrowRight":
      model.seek(now + step);
      return true;
    case "l":
    case "L":
      model.toggleLoop();
      return true;
    case "[":
      model.setLoop({ start: now, end: loop.end > now ? loop.end : model.song.seconds, on: true });
      return true;
    case "]":
      model.setLoop({ start: loop.start < now ? loop.start : 0, end: now, on: true });
      return true;
    case "+":
    case "=":
      zoom(model, ZOOM_STEP);
      return true;
    case "-":
      zoom(model, 1 / ZOOM_STEP);
      return true;
    case "0":
      fit(model);
      return true;
    case "PageUp":
    case "PageDown": {
      const pixels = PAGE_SHARE * model.axis.value.width;
      model.axis.value = scrollBy(model.axis.value, event.key === "PageUp" ? -pixels : pixels);
      model.announcement.value = `In view: ${Math.round(model.axis.value.start)} to ${Math.round(endOf(model.axis.value))} seconds`;
      return true;
    }
    case "w":
      model.toggleLayer("waveform");
      return true;
    case "s":
      model.toggleLayer("spectrogram");
      return true;
    case "n":
      model.toggleLayer("notes");
      return true;
    case "?":
      keys.showModal();
      return true;
    default:
      return false;
  }
}

function isForFocused(event: KeyboardEvent): boolean {
  const focused = event.target instanceof HTMLElement ? event.target : null;

  if (!focused || event.defaultPrevented) {
    return event.defaultPrevented;
  }

  if (focused.matches("input[type=range]")) {
    return SLIDER_KEYS.test(event.key);
  }

  if (focused.matches("select")) {
    return SLIDER_KEYS.test(event.key) || event.key === " " || event.key === "Enter" || /^[a-z]$/i.test(event.key);
  }

  return focused.matches("button, a") && (event.key === " " || event.key === "Enter");
}
