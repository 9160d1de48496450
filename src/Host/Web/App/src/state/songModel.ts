import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals-core";
import { api } from "../api/client";
import type { Feed } from "../api/feed";
import type { Engine, Loop, Notes, Preset, Render, Session, Song } from "../api/types";
import { BrowserOutput } from "../audio/browserOutput";
import { MachineOutput } from "../audio/machineOutput";
import type { Output } from "../audio/output";
import { clamp, fitAxis, type TimeAxis } from "../model/timeAxis";
import { Mix } from "./mix";

const SAVE_AFTER_MILLISECONDS = 400;
const SHORTEST_LOOP_SECONDS = 0.05;

export type Layer = "waveform" | "spectrogram" | "notes";
export type Place = "browser" | "machine";

/** A song that is open: what is rendered of it, how it is mixed, where it plays. */
export class SongModel {
  readonly mix = new Mix();
  readonly preset: ReadonlySignal<string>;
  readonly render = signal<Render | null>(null);
  readonly notes = signal<Notes | null>(null);
  readonly loop = signal<Loop>({ start: 0, end: 0, on: false });
  readonly axis: Signal<TimeAxis>;
  readonly layers = signal<ReadonlySet<Layer>>(new Set<Layer>(["waveform", "notes"]));
  readonly place = signal<Place>("browser");
  readonly output = signal<Output | null>(null);
  readonly playing = computed(() => this.output.value?.playing.value ?? false);
  readonly waiting = computed(() => this.output.value?.waiting.value ?? false);
  /** What went wrong. */
  readonly problem = signal("");
  /** What only screen readers are told: others see it. */
  readonly announcement = signal("");
  readonly readySeconds = computed(() => (this.render.value?.readyFrames ?? 0) / this.song.sampleRate);
  /** What the browser says of its own sound; null while the machine plays. */
  readonly browserFacts = computed(() => {
    const output = this.output.value;
    return output instanceof BrowserOutput ? output.facts.value : null;
  });
  readonly isDone = computed(() => this.render.value?.state === "done");

  private readonly chosen: Signal<string>;
  private readonly ends: (() => void)[] = [];
  private saveTimer: ReturnType<typeof setTimeout> | undefined;
  private position: number;

  constructor(
    readonly song: Song,
    readonly presets: readonly Preset[],
    readonly engine: Engine | null,
    readonly feed: Feed,
    session: Session,
  ) {
    this.chosen = signal(session.preset);
    this.preset = this.chosen;
    this.axis = signal(fitAxis(song.seconds, 1000));
    this.position = clamp(session.position, 0, song.seconds);
    this.loop.value = session.loop;
    this.mix.strips.value = new Map(Object.entries(session.strips));
    this.mix.masterDb.value = session.master.gainDb;
    this.start();
  }

  /** Seconds; what is heard now. */
  now(): number {
    return this.output.peek()?.position() ?? this.position;
  }

  async togglePlay(): Promise<void> {
    const output = this.output.value;

    if (this.playing.value) {
      output?.pause();
      this.save();
    } else {
      if (this.now() >= this.song.seconds - 0.01) {
        this.seek(0);
      }

      await output?.play().catch((error: unknown) => this.tell(error));
    }
  }

  /** Ends and goes back to the beginning, or to that of the loop. */
  stop(): void {
    this.output.value?.pause();
    this.seek(this.loop.value.on ? this.loop.value.start : 0);
  }

  seek(seconds: number): void {
    this.position = clamp(seconds, 0, this.song.seconds);
    this.output.value?.seek(this.position);
    this.save();
  }

  setLoop(loop: Loop): void {
    const start = clamp(loop.start, 0, this.song.seconds);
    const end = clamp(loop.end, 0, this.song.seconds);
    this.loop.value = { start, end, on: loop.on && end - start >= SHORTEST_LOOP_SECONDS };
  }

  /** Without a region yet, four seconds from here on. */
  toggleLoop(): void {
    const { start, end, on } = this.loop.value;
    const here = Math.min(this.now(), Math.max(0, this.song.seconds - 4));
    this.setLoop(end - start < SHORTEST_LOOP_SECONDS ? { start: here, end: here + 4, on: true } : { start, end, on: !on });
    this.announcement.value = `Loop ${this.loop.value.on ? "on" : "off"}`;
  }

  toggleLayer(layer: Layer): void {
    const layers = new Set(this.layers.value);
    layers.delete(layer) || layers.add(layer);
    this.layers.value = layers;
  }

  choosePreset(preset: string): void {
    this.chosen.value = preset;
    void this.requestRender();
  }

  async requestRender(): Promise<void> {
    const preset = this.preset.value;

    try {
      this.take(await api.startRender(this.song.id, preset));
    } catch (error) {
      this.tell(error);
    }
  }

  async cancelRender(): Promise<void> {
    await api.cancelRender(this.song.id, this.preset.value).catch((error: unknown) => this.tell(error));
  }

  choosePlace(place: Place): void {
    this.position = this.now();
    this.place.value = place;
  }

  tell(problem: unknown): void {
    this.problem.value = problem instanceof Error ? problem.message : String(problem);
  }

  /** Saves soon, however often it is called until then. */
  save(): void {
    clearTimeout(this.saveTimer);
    this.saveTimer = setTimeout(() => void this.saveNow(), SAVE_AFTER_MILLISECONDS);
  }

  /** @param leaving true while the page is being left. */
  async saveNow(leaving = false): Promise<void> {
    clearTimeout(this.saveTimer);
    await api.saveSession(this.song.id, this.session(), leaving).catch((error: unknown) => this.tell(error));
  }

  close(): void {
    void this.saveNow(true);
    this.ends.forEach((end) => end());
    this.output.value?.close();
  }

  private start(): void {
    this.ends.push(
      effect(() => {
        const place = this.place.value;
        this.replaceOutput(place === "machine" ? this.openMachine() : this.openBrowser());
      }),
      effect(() => this.output.value?.setMix(this.mix.settings.value)),
      effect(() => this.output.value?.setLoop(this.loop.value)),
      effect(() => {
        const render = this.feed.render.value;

        if (render?.song === this.song.id && render.preset === this.preset.peek()) {
          this.take(render);
        }
      }),
      this.saveChanges(),
      effect(() => {
        if (this.place.value === "machine" && this.feed.error.value) {
          this.problem.value = this.feed.error.value;
        }
      }),
    );
    const poll = setInterval(() => void this.poll(), 1000);
    this.ends.push(() => clearInterval(poll));
    void this.requestRender();
  }

  private saveChanges(): () => void {
    let first = true;
    return effect(() => {
      // What a session holds, read so that its changes are noticed.
      void [this.preset.value, this.loop.value, this.mix.strips.value, this.mix.masterDb.value];

      if (!first) {
        this.save();
      }

      first = false;
    });
  }

  private replaceOutput(output: Output): void {
    const old = this.output.peek();
    this.output.value = output;
    old?.close();
  }

  private openBrowser(): Output {
    const output = new BrowserOutput(
      this.song, this.mix.settings.peek(), this.loop.peek(), this.position, (error) => this.tell(error));
    const render = this.render.peek();

    if (render) {
      void output.setRender(render);
    }

    return output;
  }

  private openMachine(): Output {
    this.feed.open(this.song.id, this.preset.peek());
    const output = new MachineOutput(this.feed, this.song.id, this.song.seconds, this.position, (settings) => this.mix.adopt(settings));
    // This page's faders are those that are heard now.
    output.setMix(this.mix.settings.peek());
    output.seek(this.position);
    return output;
  }

  // The feed tells of progress; without it the page asks.
  private async poll(): Promise<void> {
    const state = this.render.value?.state;

    if (!this.feed.connected.value && (state === "queued" || state === "separating" || state === "transcribing")) {
      const preset = this.preset.value;
      await api.render(this.song.id, preset).then((render) => this.take(render), () => {});
    }
  }

  private take(render: Render): void {
    if (render.preset !== this.preset.peek()) {
      return;
    }

    const before = this.render.peek();
    const changed = before?.preset !== render.preset;
    batch(() => {
      this.render.value = render;

      if (changed) {
        this.mix.stems.value = render.stems;
        this.notes.value = null;
      }
    });

    if (render.state === "failed" && before?.state !== "failed") {
      this.problem.value = render.error ?? "the rendering failed";
    }

    if (render.notes && (changed || !before?.notes)) {
      void api.notes(this.song.id, render.preset).then((notes) => (this.notes.value = notes), (error: unknown) => this.tell(error));
    }

    const output = this.output.peek();

    if (output instanceof BrowserOutput) {
      void output.setRender(render);
    } else if (changed && before) {
      this.feed.open(this.song.id, render.preset);
      this.feed.send({ type: "preset", preset: render.preset });
    }
  }

  private session(): Session {
    return {
      preset: this.preset.value,
      position: this.now(),
      loop: this.loop.value,
      master: { gainDb: this.mix.masterDb.value },
      strips: Object.fromEntries(this.mix.strips.value),
    };
  }
}
