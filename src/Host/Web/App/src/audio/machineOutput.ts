import { effect, signal } from "@preact/signals-core";
import type { Command, EngineState, Feed } from "../api/feed";
import type { Loop, Peak, StripSettings } from "../api/types";
import type { MixSettings } from "./mixGraph";
import type { Output } from "./output";
import { PeakStore } from "./peakStore";

const ECHO_MILLISECONDS = 500;

/** The machine's own sound device: its engine mixes, the page controls. */
export class MachineOutput implements Output {
  readonly playing = signal(false);
  readonly waiting = signal(false);
  private readonly store = new PeakStore();
  private readonly stop: () => void;
  private sent: MixSettings | null = null;
  private sentAt = Number.NEGATIVE_INFINITY;
  private seconds: number;
  private heardAt = performance.now();

  constructor(
    private readonly feed: Feed,
    /** Id of the song, "live" for the input. */
    private readonly song: string,
    private readonly duration: number,
    startSeconds: number,
    private readonly changedElsewhere: (settings: MixSettings) => void,
  ) {
    this.seconds = startSeconds;
    const stops = [effect(() => this.follow(feed.state.value)), effect(() => {
      const meters = feed.meters.value;

      if (meters && feed.state.value?.song === song) {
        this.seconds = meters.seconds;
        this.heardAt = performance.now();
        this.playing.value = meters.playing;
        Object.entries(meters.stems).forEach(([stem, peak]) => this.store.add(stem, peak));
        this.store.add("master", meters.master);
      }
    })];
    this.stop = () => stops.forEach((stop) => stop());
  }

  play(): Promise<void> {
    this.feed.send({ type: "play" });
    return Promise.resolve();
  }

  pause(): void {
    this.feed.send({ type: "pause" });
  }

  seek(seconds: number): void {
    this.seconds = seconds;
    this.heardAt = performance.now();
    this.feed.send({ type: "seek", seconds });
  }

  setLoop(loop: Loop): void {
    this.feed.send({ type: "loop", ...loop });
  }

  /** Sends what differs from the last time. */
  setMix(settings: MixSettings): void {
    for (const [stem, strip] of settings.strips) {
      if (!same(this.sent?.strips.get(stem), strip)) {
        this.send({ type: "strip", stem, ...strip });
      }
    }

    if (this.sent?.masterDb !== settings.masterDb) {
      this.send({ type: "master", gainDb: settings.masterDb });
    }

    this.sent = settings;
  }

  position(): number {
    const since = this.playing.peek() ? (performance.now() - this.heardAt) / 1000 : 0;
    return Math.min(this.seconds + since, this.duration);
  }

  takePeaks(): ReadonlyMap<string, Peak> {
    return this.store.take();
  }

  close(): void {
    this.pause();
    this.detach();
  }

  /** Leaves the engine as it is and only stops listening. */
  detach(): void {
    this.stop();
  }

  private send(change: Command): void {
    this.sentAt = performance.now();
    this.feed.send(change);
  }

  // Another page moved a fader. What comes right after a change from here is its echo, perhaps an older one.
  private follow(state: EngineState | null): void {
    if (state?.song === this.song && performance.now() - this.sentAt > ECHO_MILLISECONDS) {
      const settings = { strips: new Map(Object.entries(state.strips)), masterDb: state.master.gainDb };
      this.sent = settings;
      this.changedElsewhere(settings);
    }
  }
}

function same(a: StripSettings | undefined, b: StripSettings): boolean {
  return a?.gainDb === b.gainDb && a.pan === b.pan && a.mute === b.mute && a.solo === b.solo;
}
