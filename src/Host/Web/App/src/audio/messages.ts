import type { StemBlock } from "./stemTimeline";

export const PLAYER = "weaksep-player";
export const METER = "weaksep-meter";

/** What the page tells the player on the audio thread. */
export type PlayerMessage =
  | { readonly type: "put"; readonly index: number; readonly block: StemBlock }
  | { readonly type: "drop"; readonly indices: readonly number[] }
  | { readonly type: "play" }
  | { readonly type: "pause" }
  | { readonly type: "seek"; readonly frame: number; readonly seek: number }
  | { readonly type: "loop"; readonly start: number; readonly end: number; readonly on: boolean }
  /** Plays `frame` exactly when the context's clock shows `at` frames. */
  | { readonly type: "startAt"; readonly at: number; readonly frame: number; readonly seek: number }
  /** Answers "ready" once everything before it has been received. */
  | { readonly type: "ask" }
  | { readonly type: "end" };

/** What the player tells the page, about forty times a second and at every change. */
export interface PlayerReport {
  readonly frame: number;
  /** The context's clock when `frame` was next, in frames. */
  readonly at: number;
  readonly playing: boolean;
  readonly waiting: boolean;
  /** Number of the last seek that was carried out. */
  readonly seek: number;
}

/** Peaks since the last report, one pair per input of the meter. */
export type MeterReport = readonly (readonly [number, number])[];
