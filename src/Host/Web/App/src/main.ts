import "./styles/base.css";
import "./styles/controls.css";
import "./styles/lanes.css";
import "./styles/console.css";
import "./styles/start.css";
import { api, RequestError } from "./api/client";
import { Feed } from "./api/feed";
import type { Engine, Preset } from "./api/types";
import { LiveModel } from "./state/liveModel";
import { SongModel } from "./state/songModel";
import "./state/theme";
import { element } from "./views/dom";
import { liveView } from "./views/liveView";
import { mixerView } from "./views/mixerView";
import { openingView } from "./views/openingView";
import { Scope } from "./views/scope";
import { startView } from "./views/startView";

const DEFAULT_PRESET = "trio";

const page = document.getElementById("page")!;
const feed = new Feed();
let scope = new Scope();
let visit = 0;

async function show(): Promise<void> {
  const own = ++visit;
  scope.end();
  scope = new Scope();
  const made = await view(scope).catch((error: unknown) => failure(error));

  if (own === visit) {
    page.replaceChildren(made);
  }
}

// #/ the songs, #/song/ID?preset=NAME one of them, #/opening the one on its way in, #/live the input
async function view(own: Scope): Promise<HTMLElement> {
  const [path = "", query = ""] = location.hash.slice(1).split("?");

  if (path === "/opening") {
    document.title = "WeakSep mixer";
    return openingView(own, await api.opening());
  }

  const song = /^\/song\/([a-z0-9]+)$/.exec(path)?.[1];
  const [presets, engine] = await Promise.all([api.presets(), api.engine().catch(() => null)]);

  if (engine?.mode === "live" && (path === "" || path === "/live")) {
    return openLive(own, presets, engine);
  }

  const preset = new URLSearchParams(query).get("preset");

  if (!song) {
    document.title = "WeakSep mixer";
    return startView(own, presets, engine, preset ?? defaultPreset(presets));
  }

  return openSong(own, song, preset, presets, engine);
}

async function openSong(
  own: Scope,
  id: string,
  preset: string | null,
  presets: readonly Preset[],
  engine: Engine | null,
): Promise<HTMLElement> {
  const [song, session] = await Promise.all([api.song(id), api.session(id)]);
  const model = new SongModel(song, presets, engine, feed, preset ? { ...session, preset } : session);
  own.onEnd(() => model.close());
  document.title = `${song.title} – WeakSep mixer`;
  // The address says the preset only until it is a part of the session.
  history.replaceState(null, "", `#/song/${song.id}`);
  return mixerView(own, model);
}

async function openLive(own: Scope, presets: readonly Preset[], engine: Engine): Promise<HTMLElement> {
  const model = new LiveModel(presets, engine, feed, await feed.firstState());
  own.onEnd(() => model.close());
  document.title = "Live – WeakSep mixer";
  return liveView(own, model);
}

function defaultPreset(presets: readonly Preset[]): string {
  const offline = presets.filter((preset) => !preset.live);
  return (offline.find((preset) => preset.name === DEFAULT_PRESET) ?? offline[0])?.name ?? "";
}

function failure(error: unknown): HTMLElement {
  const gone = error instanceof RequestError && error.status === 404;
  return element(
    "main", { class: "failure" },
    element("h1", {}, gone ? "There is no such song" : "The mixer could not be opened"),
    element("p", { role: "alert" }, error instanceof Error ? error.message : String(error)),
    element("a", { class: "button labelled", href: "#/" }, "All songs"),
  );
}

window.addEventListener("hashchange", () => void show());
feed.connect();
void show();
