/** What the server's JSON holds; the same names as in /api/openapi.json. */

/** An instrument of a preset, or the rest of the mix. */
export interface Stem {
  readonly id: string;
  readonly title: string;
  /** "#rrggbb" */
  readonly colour: string;
}

export interface Preset {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly live: boolean;
  readonly transcribes: boolean;
  readonly latencyMs: number;
  readonly sources: readonly Stem[];
}

export interface Song {
  readonly id: string;
  readonly title: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly frames: number;
  readonly seconds: number;
  readonly created: string;
}

/** The file that the program was started with, on its way in. */
export interface Opening {
  readonly title: string;
  /** 0 to 1. */
  readonly share: number;
  /** Its id, once it is there. */
  readonly song?: string | null;
  readonly error?: string | null;
}

export type RenderState = "queued" | "separating" | "transcribing" | "done" | "failed" | "cancelled";

export interface Render {
  readonly song: string;
  readonly preset: string;
  readonly state: RenderState;
  readonly frames: number;
  readonly readyFrames: number;
  readonly error?: string | null;
  readonly stems: readonly Stem[];
  /** Whether there are notes to fetch. */
  readonly notes: boolean;
}

export interface Note {
  /** Seconds. */
  readonly onset: number;
  readonly offset: number;
  /** MIDI, 60 = middle C. */
  readonly pitch: number;
  readonly velocity: number;
}

export interface Notes {
  readonly instruments: Readonly<Record<string, readonly Note[]>>;
}

export interface StripSettings {
  /** -60 (silence) to 12. */
  readonly gainDb: number;
  /** -1 (left) to 1 (right). */
  readonly pan: number;
  readonly mute: boolean;
  readonly solo: boolean;
}

export interface Loop {
  /** Seconds. */
  readonly start: number;
  readonly end: number;
  readonly on: boolean;
}

export interface Session {
  readonly preset: string;
  /** Seconds. */
  readonly position: number;
  readonly loop: Loop;
  readonly master: { readonly gainDb: number };
  readonly strips: Readonly<Record<string, StripSettings>>;
}

export interface Engine {
  readonly mode: "file" | "live";
  readonly device: string | null;
  readonly rate: number;
  readonly buffer: number;
  readonly provider: string | null;
  readonly latency: {
    readonly algorithmMs: number;
    readonly blockMs: number;
    readonly deviceMs: number;
    readonly totalMs: number;
  };
  /** Whether the machine has a sound device that can be used. */
  readonly available: boolean;
}

/** Left and right, linear amplitude. */
export type Peak = readonly [number, number];

export interface Meters {
  readonly type: "meters";
  readonly seconds: number;
  readonly playing: boolean;
  readonly stems: Readonly<Record<string, Peak>>;
  readonly master: Peak;
  readonly load: number;
  readonly lateBlocks: number;
  readonly xruns: number;
  /** How often stems were not there in time. */
  readonly underruns: number;
}
