import { computed, effect, signal, type Signal } from "@preact/signals-core";
import type { Feed } from "../api/feed";
import type { Engine, Loop, Preset, Session, Song } from "../api/types";
import { BrowserOutput } from "../audio/browserOutput";
import { MachineOutput } from "../audio/machineOutput";
import type { Output } from "../audio/output";
import { clamp, fitAxis, type TimeAxis } from "../model/timeAxis";
import { Mix } from "./mix";
import { RenderModel } from "./renderModel";
import { SessionSaver } from "./sessionSaver";

const SHORTEST_LOOP_SECONDS = 0.05;
/** Of a loop that is switched on before one was drawn. */
const FIRST_LOOP_SECONDS = 4;

export type Layer = "waveform" | "spectrogram" | "notes";
export type Place = "browser" | "machine";

/** A song that is open: how it is mixed, where it plays, what of it is in view. */
export class SongModel {
  readonly mix = new Mix();
  readonly rendering: RenderModel;
  readonly saver: SessionSaver;
  readonly loop: Signal<Loop>;
  readonly axis: Signal<TimeAxis>;
  readonly layers = signal<ReadonlySet<Layer>>(new Set<Layer>(["waveform", "notes"]));
  readonly place = signal<Place>("browser");
  readonly output = signal<Output | null>(null);
  readonly playing = computed(() => this.output.value?.playing.value ?? false);
  readonly waiting = computed(() => this.output.value?.waiting.value ?? false);
  /** What the browser says of its own sound; null while the machine plays. */
  readonly browserFacts = computed(() => {
    const output = this.output.value;
    return output instanceof BrowserOutput ? output.facts.value : null;
  });
  /** What went wrong. */
  readonly problem = signal("");
  /** What only screen readers are told: others see it. */
  readonly announcement = signal("");
  private readonly ends: (() => void)[] = [];
  /** Seconds; where the next output begins. */
  private position: number;

  constructor(
    readonly song: Song,
    readonly presets: readonly Preset[],
    readonly engine: Engine | null,
    readonly feed: Feed,
    session: Session,
  ) {
    this.rendering = new RenderModel(song, feed, session.preset, (problem) => this.tell(problem));
    this.saver = new SessionSaver(song.id, () => this.session(), (problem) => this.tell(problem));
    this.axis = signal(fitAxis(song.seconds, 1000));
    this.position = clamp(session.position, 0, song.seconds);
    this.loop = signal(session.loop);
    this.mix.strips.value = new Map(Object.entries(session.strips));
    this.mix.masterDb.value = session.master.gainDb;

    if (this.isPlayedByMachine()) {
      this.place.value = "machine";
    }

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
      this.saver.soon();
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
    this.saver.soon();
  }

  setLoop(loop: Loop): void {
    const start = clamp(loop.start, 0, this.song.seconds);
    const end = clamp(loop.end, start, this.song.seconds);
    this.loop.value = { start, end, on: loop.on && end - start >= SHORTEST_LOOP_SECONDS };
  }

  /** Without a region yet, a few seconds from here on. */
  toggleLoop(): void {
    const { start, end, on } = this.loop.value;

    if (end - start < SHORTEST_LOOP_SECONDS) {
      const here = clamp(this.now(), 0, Math.max(0, this.song.seconds - FIRST_LOOP_SECONDS));
      this.setLoop({ start: here, end: here + FIRST_LOOP_SECONDS, on: true });
    } else {
      this.setLoop({ start, end, on: !on });
    }

    this.announcement.value = `Loop ${this.loop.value.on ? "on" : "off"}`;
  }

  toggleLayer(layer: Layer): void {
    const layers = new Set(this.layers.value);
    layers.delete(layer) || layers.add(layer);
    this.layers.value = layers;
  }

  choosePlace(place: Place): void {
    this.position = this.now();
    this.place.value = place;
  }

  tell(problem: unknown): void {
    this.problem.value = problem instanceof Error ? problem.message : String(problem);
  }

  close(): void {
    void this.saver.now(true);
    this.ends.forEach((end) => end());
    this.rendering.close();
    this.output.value?.close();
  }

  private start(): void {
    this.ends.push(
      effect(() => this.replaceOutput(this.place.value === "machine" ? this.openMachine() : this.openBrowser())),
      effect(() => this.output.value?.setMix(this.mix.settings.value)),
      effect(() => this.output.value?.setLoop(this.loop.value)),
      effect(() => this.followRender()),
      effect(() => {
        if (this.place.value === "machine" && this.feed.error.value) {
          this.problem.value = this.feed.error.value;
        }
      }),
      this.saveChanges(),
    );
  }

  private followRender(): void {
    const render = this.rendering.render.value;
    const output = this.output.value;

    if (!render) {
      return;
    }

    if (this.mix.stems.peek().map(({ id }) => id).join() !== render.stems.map(({ id }) => id).join()) {
      this.mix.stems.value = render.stems;
    }

    if (output instanceof BrowserOutput) {
      void output.setRender(render);
    } else {
      this.feed.switchPreset(this.song.id, render.preset);
    }
  }

  private saveChanges(): () => void {
    let first = true;
    return effect(() => {
      // What a session holds, read so that its changes are noticed.
      void [this.rendering.preset.value, this.loop.value, this.mix.strips.value, this.mix.masterDb.value];

      if (!first) {
        this.saver.soon();
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
    return new BrowserOutput(
      this.song, this.mix.settings.peek(), this.loop.peek(), this.position, (problem) => this.tell(problem));
  }

  private openMachine(): Output {
    const goesOn = this.isPlayedByMachine();
    this.feed.open(this.song.id, this.rendering.preset.peek());
    const output = new MachineOutput(
      this.feed, this.song.id, this.song.seconds, this.position, (settings) => this.mix.adopt(settings));
    output.setMix(this.mix.settings.peek());

    if (!goesOn) {
      output.seek(this.position);
    }

    return output;
  }

  /** A page that is opened again finds its song still playing there. */
  private isPlayedByMachine(): boolean {
    const state = this.feed.state.peek();
    return state?.song === this.song.id && state.playing;
  }

  private session(): Session {
    return {
      preset: this.rendering.preset.value,
      position: this.now(),
      loop: this.loop.value,
      master: { gainDb: this.mix.masterDb.value },
      strips: Object.fromEntries(this.mix.strips.value),
    };
  }
}
