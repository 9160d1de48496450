import { effect, signal } from "@preact/signals-core";
import type { Feed } from "../api/feed";
import type { Engine, Preset, Stem } from "../api/types";
import { MachineOutput } from "../audio/machineOutput";
import { Mix } from "./mix";

const RESIDUAL: Stem = { id: "residual", title: "Residual", colour: "#8a8f98" };

/** Live input: the machine's engine separates and mixes, the page watches and controls. */
export class LiveModel {
  readonly mix = new Mix();
  readonly preset = signal("");
  readonly message = signal("");
  readonly output: MachineOutput;
  private readonly ends: (() => void)[] = [];

  constructor(
    readonly presets: readonly Preset[],
    readonly engine: Engine,
    readonly feed: Feed,
  ) {
    this.output = new MachineOutput(feed, Number.POSITIVE_INFINITY, 0);
    this.choosePreset(feed.state.peek()?.preset ?? presets.find((preset) => preset.live)?.name ?? "");
    // What other pages or the last one did to the strips is the engine's to tell.
    const state = feed.state.peek();
    this.mix.strips.value = new Map(Object.entries(state?.strips ?? {}));
    this.mix.masterDb.value = state?.master?.gainDb ?? 0;
    this.ends.push(effect(() => this.output.setMix(this.mix.settings.value)));
  }

  choosePreset(name: string): void {
    const before = this.preset.value;
    this.preset.value = name;
    this.mix.stems.value = [...(this.presets.find((preset) => preset.name === name)?.sources ?? []), RESIDUAL];

    if (before === "") {
      this.feed.open("live", name);
    } else {
      this.feed.send({ type: "preset", preset: name });
    }
  }

  close(): void {
    this.ends.forEach((end) => end());
    this.output.detach();
  }
}
