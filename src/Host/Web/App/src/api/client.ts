import type { Engine, Notes, Opening, Preset, Render, Session, Song } from "./types";

/** The server refused, with the one line it gave as the reason. */
export class RequestError extends Error {
  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(detail);
    this.name = "RequestError";
  }
}

/** Everything the page asks of the server, apart from the feed. */
export const api = {
  presets: () => json<Preset[]>("api/presets"),
  engine: () => json<Engine>("api/engine"),
  opening: () => json<Opening>("api/opening"),
  songs: () => json<Song[]>("api/songs"),
  song: (song: string) => json<Song>(songPath(song)),
  deleteSong: (song: string) => send("DELETE", songPath(song)),
  session: (song: string) => json<Session>(`${songPath(song)}/session`),
  saveSession: (song: string, session: Session, keepalive = false) =>
    send("PUT", `${songPath(song)}/session`, session, keepalive),
  startRender: async (song: string, preset: string) =>
    (await (await send("PUT", renderPath(song, preset))).json()) as Render,
  render: (song: string, preset: string) => json<Render>(renderPath(song, preset)),
  cancelRender: (song: string, preset: string) => send("DELETE", renderPath(song, preset)),
  notes: (song: string, preset: string) => json<Notes>(`${renderPath(song, preset)}/notes`),
};

/** Address of a finished render's download: stems.zip, score.mid, song.dawproject or one stem. */
export function downloadPath(song: string, preset: string, file: string): string {
  return `${renderPath(song, preset)}/download/${file}`;
}

/** Address of what is drawn or heard of a stem. */
export function stemPath(
  song: string,
  preset: string,
  stem: string,
  what: "samples" | "peaks" | "spectrogram",
  query: Record<string, number>,
): string {
  const text = Object.entries(query).map(([key, value]) => `${key}=${value}`);
  return `${renderPath(song, preset)}/stems/${encodeURIComponent(stem)}/${what}?${text.join("&")}`;
}

/** Fetches a stem's bytes; the answer's headers say more. */
export async function binary(path: string, signal?: AbortSignal): Promise<{ bytes: ArrayBuffer; headers: Headers }> {
  const response = await request(path, signal ? { signal } : {});
  return { bytes: await response.arrayBuffer(), headers: response.headers };
}

/** Sends a file; fetch cannot say how far an upload is, so this is the older call. */
export function upload(file: File, progress: (share: number) => void, signal: AbortSignal): Promise<Song> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open("POST", `api/songs?name=${encodeURIComponent(file.name)}`);
    call.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0);
    call.onload = () => {
      if (call.status === 201) {
        resolve(JSON.parse(call.responseText) as Song);
      } else {
        reject(new RequestError(call.status, detailOf(call.responseText, call.status)));
      }
    };
    call.onerror = () => reject(new Error("the server cannot be reached, or refused the file while it was sent"));
    call.onabort = () => reject(new DOMException("cancelled", "AbortError"));
    signal.addEventListener("abort", () => call.abort());
    call.setRequestHeader("Content-Type", "application/octet-stream");
    call.send(file);
  });
}

function songPath(song: string): string {
  return `api/songs/${encodeURIComponent(song)}`;
}

function renderPath(song: string, preset: string): string {
  return `${songPath(song)}/renders/${encodeURIComponent(preset)}`;
}

async function json<T>(path: string): Promise<T> {
  return (await (await request(path)).json()) as T;
}

function send(method: string, path: string, body?: unknown, keepalive = false): Promise<Response> {
  const init: RequestInit = { method, keepalive };

  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { "Content-Type": "application/json" };
  }

  return request(path, init);
}

async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(path, { ...init, credentials: "same-origin" });

  if (!response.ok) {
    throw new RequestError(response.status, detailOf(await response.text(), response.status));
  }

  return response;
}

function detailOf(text: string, status: number): string {
  try {
    const problem = JSON.parse(text) as { detail?: string; title?: string };
    return problem.detail ?? problem.title ?? `the server answered ${status}`;
  } catch {
    return `the server answered ${status}`;
  }
}
