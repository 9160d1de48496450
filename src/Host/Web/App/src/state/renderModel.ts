import { computed, effect, signal } from "@preact/signals-core";
import { api } from "../api/client";
import type { Feed } from "../api/feed";
import type { Notes, Render, Song } from "../api/types";

const ASK_EVERY_MILLISECONDS = 2000;

/** How far a song is separated by the preset that is chosen. */
export class RenderModel {
  readonly preset;
  readonly render = signal<Render | null>(null);
  readonly notes = signal<Notes | null>(null);
  readonly readySeconds = computed(() => (this.render.value?.readyFrames ?? 0) / this.song.sampleRate);
  readonly isDone = computed(() => this.render.value?.state === "done");
  private readonly ends: (() => void)[] = [];

  constructor(
    private readonly song: Song,
    feed: Feed,
    preset: string,
    private readonly failed: (problem: unknown) => void,
  ) {
    this.preset = signal(preset);
    this.ends.push(
      effect(() => {
        const told = feed.render.value;

        if (told?.song === song.id) {
          this.take(told);
        }
      }),
    );
    // The feed tells of progress; while it is away, or if the last word was lost, the page asks.
    const timer = setInterval(() => void this.ask(), ASK_EVERY_MILLISECONDS);
    this.ends.push(() => clearInterval(timer));
    void this.request();
  }

  choose(preset: string): void {
    this.preset.value = preset;
    void this.request();
  }

  /** Begins, or goes on. */
  async request(): Promise<void> {
    await api.startRender(this.song.id, this.preset.peek()).then((render) => this.take(render), this.failed);
  }

  async cancel(): Promise<void> {
    await api.cancelRender(this.song.id, this.preset.peek()).catch(this.failed);
    await this.ask();
  }

  close(): void {
    this.ends.forEach((end) => end());
  }

  private async ask(): Promise<void> {
    const state = this.render.peek()?.state;

    if (state === "queued" || state === "separating" || state === "transcribing") {
      // No answer is no news; the status line says that the server is away.
      await api.render(this.song.id, this.preset.peek()).then((render) => this.take(render), () => {});
    }
  }

  private take(render: Render): void {
    if (render.preset !== this.preset.peek()) {
      return;
    }

    const before = this.render.peek()?.preset === render.preset ? this.render.peek() : null;
    this.render.value = render;

    if (!before) {
      this.notes.value = null;
    }

    if (render.state === "failed" && before?.state !== "failed") {
      this.failed(render.error ?? "the rendering failed");
    }

    if (render.notes && !before?.notes) {
      void api.notes(this.song.id, render.preset).then((notes) => (this.notes.value = notes), this.failed);
    }
  }
}
