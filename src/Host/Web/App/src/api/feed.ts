import { signal } from "@preact/signals-core";
import type { Engine, Loop, Meters, Render, StripSettings } from "./types";

const FIRST_WAIT_MILLISECONDS = 500;
const LONGEST_WAIT_MILLISECONDS = 8000;

/** What the page tells the machine's sound engine. */
export type Command =
  | { readonly type: "open"; readonly song: string; readonly preset: string }
  | { readonly type: "preset"; readonly preset: string }
  | { readonly type: "play" | "pause" }
  | { readonly type: "seek"; readonly seconds: number }
  | ({ readonly type: "loop" } & Loop)
  | ({ readonly type: "strip"; readonly stem: string } & Partial<StripSettings>)
  | { readonly type: "master"; readonly gainDb: number };

/** The engine's state; sent on every change. */
export interface EngineState {
  readonly type: "state";
  readonly engine: Engine;
  /** "live" for the device's input, null for nothing yet. */
  readonly song: string | null;
  readonly preset: string | null;
  readonly playing: boolean;
  readonly loop: Loop;
  readonly strips: Readonly<Record<string, StripSettings>>;
  readonly master: { readonly gainDb: number };
}

type Message = EngineState | Meters | ({ readonly type: "render" } & Render) | { readonly type: "error"; readonly detail: string };

/** The WebSocket to the server; comes back by itself after a break. */
export class Feed {
  readonly connected = signal(false);
  readonly state = signal<EngineState | null>(null);
  readonly meters = signal<Meters | null>(null);
  readonly render = signal<Render | null>(null);
  readonly error = signal("");
  private socket: WebSocket | null = null;
  private wait = FIRST_WAIT_MILLISECONDS;
  private opened: Extract<Command, { type: "open" }> | null = null;

  connect(): void {
    const url = new URL("api/feed", document.baseURI);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(url);
    this.socket = socket;
    socket.onopen = () => {
      this.wait = FIRST_WAIT_MILLISECONDS;
      this.connected.value = true;

      if (this.opened) {
        this.send(this.opened);
      }
    };
    socket.onmessage = (event) => this.receive(JSON.parse(String(event.data)) as Message);
    socket.onclose = () => {
      this.connected.value = false;
      setTimeout(() => this.connect(), this.wait);
      this.wait = Math.min(2 * this.wait, LONGEST_WAIT_MILLISECONDS);
    };
  }

  /** The engine's state, as soon as one is known. */
  firstState(): Promise<EngineState> {
    return new Promise((resolve) => {
      const stop = this.state.subscribe((state) => {
        if (state) {
          resolve(state);
          queueMicrotask(() => stop());
        }
      });
    });
  }

  /** Says which song this page shows; said again after a break. */
  open(song: string, preset: string): void {
    this.opened = { type: "open", song, preset };
    this.send(this.opened);
  }

  /** Goes on with the song by another preset, if this page had opened it by one. */
  switchPreset(song: string, preset: string): void {
    if (this.opened?.song === song && this.opened.preset !== preset) {
      this.opened = { ...this.opened, preset };
      this.send({ type: "preset", preset });
    }
  }

  send(command: Command): void {
    if (this.socket?.readyState === WebSocket.OPEN) {
      this.socket.send(JSON.stringify(command));
    }
  }

  private receive(message: Message): void {
    switch (message.type) {
      case "meters":
        this.meters.value = message;
        return;
      case "state":
        this.state.value = message;
        return;
      case "render":
        this.render.value = message;
        return;
      case "error":
        this.error.value = message.detail;
    }
  }
}
