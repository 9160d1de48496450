import type { ReadonlySignal } from "@preact/signals-core";
import type { Loop, Peak } from "../api/types";
import type { MixSettings } from "./mixGraph";

/** Where the mix is heard: in this browser or on the machine that runs weaksep. Times in seconds. */
export interface Output {
  readonly playing: ReadonlySignal<boolean>;
  /** Plays as soon as sound has arrived. */
  readonly waiting: ReadonlySignal<boolean>;
  play(): Promise<void>;
  pause(): void;
  seek(seconds: number): void;
  setLoop(loop: Loop): void;
  setMix(settings: MixSettings): void;
  /** What is heard now. */
  position(): number;
  /** Highest amplitudes since the last call, per stem and for "master". */
  takePeaks(): ReadonlyMap<string, Peak>;
  close(): void;
}
