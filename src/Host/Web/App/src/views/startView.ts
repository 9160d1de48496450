import { signal } from "@preact/signals-core";
import { api } from "../api/client";
import type { Engine, Preset, Song } from "../api/types";
import { formatTime } from "../model/timeAxis";
import { element, plainButton } from "./dom";
import { headerView } from "./headerView";
import { icon } from "./icons";
import { messageView } from "./messageView";
import { presetPicker } from "./presetPicker";
import type { Scope } from "./scope";
import { uploadView } from "./uploadView";

/** The songs that are there, and a place to drop another one. */
export function startView(scope: Scope, presets: readonly Preset[], engine: Engine | null, preset: string): HTMLElement {
  const message = signal("");
  const chosen = signal(preset);
  const list = element("ul", { class: "songs" });
  const tell = (error: unknown) => (message.value = error instanceof Error ? error.message : String(error));
  const load = () => void api.songs().then((songs) => showSongs(list, songs, chosen.peek(), remove), tell);
  const remove = (song: Song) => {
    if (confirm(`Delete “${song.title}” with its stems and its mix?`)) {
      void api.deleteSong(song.id).then(load, tell);
    }
  };
  const open = (song: Song) => (location.hash = songAddress(song.id, chosen.value));
  scope.effect(() => {
    void chosen.value;
    load();
  });
  return element(
    "main", { class: "start" },
    headerView(
      scope, element("div", { class: "title" }, element("h1", {}, "WeakSep mixer")),
      presetPicker(scope, presets.filter((each) => !each.live), () => chosen.value, (name) => (chosen.value = name))),
    element(
      "div", { class: "start-body" },
      ...(engine?.mode === "live"
        ? [element("a", { class: "button labelled live-link", href: "#/live" }, icon("microphone"), "Open the live input")]
        : []),
      uploadView(scope, open),
      element("section", { "aria-label": "Songs" }, element("h2", {}, "Songs"), list)),
    messageView(scope, message, signal("")),
  );
}

function songAddress(song: string, preset: string): string {
  return `#/song/${encodeURIComponent(song)}?preset=${encodeURIComponent(preset)}`;
}

function showSongs(list: HTMLElement, songs: readonly Song[], preset: string, remove: (song: Song) => void): void {
  if (songs.length === 0) {
    list.replaceChildren(element("li", { class: "none" }, "No songs yet."));
    return;
  }

  list.replaceChildren(
    ...songs.map((song) =>
      element(
        "li", {},
        element(
          "a", { href: songAddress(song.id, preset) },
          element("span", { class: "song-title" }, song.title),
          element("span", { class: "song-facts" }, `${formatTime(song.seconds, 0)} · ${song.sampleRate / 1000} kHz · ${song.channels === 1 ? "mono" : "stereo"}`),
          element("time", { datetime: song.created }, new Date(song.created).toLocaleDateString(undefined, { dateStyle: "medium" }))),
        plainButton(`Delete ${song.title}`, { onclick: () => remove(song) }, icon("remove")))),
  );
}
