import { effect, signal } from "@preact/signals-core";
import type { EngineState, Feed } from "../api/feed";
import type { Engine, Preset, Stem } from "../api/types";
import { MachineOutput } from "../audio/machineOutput";
import { Mix } from "./mix";

const LIVE = "live";

/** Stems that every live separation has, after those of its preset. */
const COMMON: readonly Stem[] = [
  { id: "residual", title: "Residual", colour: "#8c8c8c" },
  { id: "dry", title: "Input", colour: "#c9b458" },
];

/** Live input: the machine's engine separates and mixes, the page watches and controls. */
export class LiveModel {
  readonly mix = new Mix();
  readonly preset = signal("");
  readonly output: MachineOutput;
  private readonly ends: (() => void)[] = [];

  /** @param state how the engine is set: another page may have been here. */
  constructor(
    readonly presets: readonly Preset[],
    readonly engine: Engine,
    readonly feed: Feed,
    state: EngineState,
  ) {
    this.output = new MachineOutput(feed, LIVE, Number.POSITIVE_INFINITY, 0, (settings) => this.mix.adopt(settings));
    this.ends.push(
      effect(() => this.output.setMix(this.mix.settings.value)),
      effect(() => this.follow(feed.state.value)),
    );

    if (state.song !== LIVE) {
      this.feed.open(LIVE, presets.find((preset) => preset.live)?.name ?? "");
    }
  }

  choosePreset(name: string): void {
    this.feed.send({ type: "preset", preset: name });
  }

  /** The separation runs all the time; this lets its mix out to the loudspeakers or not. */
  toggleListening(): void {
    if (this.output.playing.value) {
      this.output.pause();
    } else {
      void this.output.play();
    }
  }

  close(): void {
    this.ends.forEach((end) => end());
    this.output.detach();
  }

  private follow(state: EngineState | null): void {
    if (state?.song === LIVE && state.preset && state.preset !== this.preset.peek()) {
      this.preset.value = state.preset;
      // Before the stems are there, so that none stands at 0 dB for a moment: the input begins muted.
      this.mix.adopt({ strips: new Map(Object.entries(state.strips)), masterDb: state.master.gainDb });
      const sources = this.presets.find((preset) => preset.name === state.preset)?.sources ?? [];
      this.mix.stems.value = [...sources, ...COMMON].filter(({ id }) => id in state.strips);
    }
  }
}
