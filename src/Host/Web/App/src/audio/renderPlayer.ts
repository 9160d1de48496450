import type { Loop, Peak, Render, Song } from "../api/types";
import { droppedBlocks, isLooping, wantedBlocks, type PlayState } from "./blocks";
import { BlockSource } from "./blockSource";
import type { PlayerMessage, PlayerReport } from "./messages";
import { MixGraph, type MixSettings } from "./mixGraph";

const BLOCK_SECONDS = 1;
const AHEAD_SECONDS = 12;
const BEHIND_SECONDS = 2;
/** More at once would make the block that is needed next wait for later ones. */
const BLOCKS_IN_FLIGHT = 2;
const RETRY_MILLISECONDS = 1000;
const POLL_MILLISECONDS = 50;

/** Plays one render of a song: fetches ahead of the position, drops behind it, so that an hour takes no more than a minute. */
export class RenderPlayer {
  private readonly graph: MixGraph;
  private readonly source: BlockSource;
  private readonly stems: readonly string[];
  private readonly held = new Set<number>();
  private readonly inFlight = new Map<number, AbortController>();
  private readonly timer: ReturnType<typeof setInterval>;
  private readyFrames: number;
  private report: PlayerReport = { frame: 0, at: 0, playing: false, waiting: false, seek: 0 };
  private closed = false;
  private seekTo = 0;
  private seeks = 0;
  /** Whether anything was heard since the last seek. */
  hasSounded = false;
  private onReport: (report: PlayerReport) => void = () => {};

  constructor(
    private readonly context: AudioContext,
    private readonly song: Song,
    render: Render,
    mix: MixSettings,
    private loop: Loop,
    private readonly failed: (error: unknown) => void,
  ) {
    const blockFrames = BLOCK_SECONDS * song.sampleRate;
    this.stems = render.stems.map((stem) => stem.id);
    this.readyFrames = render.readyFrames;
    this.source = new BlockSource(song, render.preset, this.stems, blockFrames);
    this.graph = new MixGraph(context, this.stems, { totalFrames: song.frames, blockFrames }, mix);
    this.graph.player.port.onmessage = (event: MessageEvent<PlayerReport | "ready">) => {
      if (event.data !== "ready") {
        this.receive(event.data);
      }
    };
    this.setLoop(loop);
    // Reports come only while something plays; a render that grows must be fetched without.
    this.timer = setInterval(() => this.fill(), 250);
  }

  get bits(): 16 | 32 {
    return this.source.bits;
  }

  listen(report: (report: PlayerReport) => void, peaks: (peaks: readonly (readonly [string, Peak])[]) => void): void {
    this.onReport = report;
    this.graph.onMeters((values) =>
      peaks(values.map((peak, index) => [this.stems[index] ?? "master", peak] as const)),
    );
  }

  play(): void {
    this.tell({ type: "play" });
    this.fill();
  }

  pause(): void {
    this.tell({ type: "pause" });
  }

  seek(seconds: number): void {
    this.seekTo = this.frameOf(seconds);
    this.hasSounded = false;
    this.tell({ type: "seek", frame: this.seekTo, seek: ++this.seeks });
    this.fill();
  }

  /** Plays from a position when the context's clock shows a time, and waits until it does; false if this is closed before. */
  async startAt(contextSeconds: number, seconds: number): Promise<boolean> {
    const at = Math.round(contextSeconds * this.context.sampleRate);
    this.seekTo = this.frameOf(seconds);
    this.tell({ type: "startAt", at, frame: this.seekTo, seek: ++this.seeks });

    return this.until(() => this.seekTo < 0);
  }

  setLoop(loop: Loop): void {
    this.loop = loop;
    const { start, end, on } = this.state().loop;
    this.tell({ type: "loop", start, end, on });
  }

  setMix(settings: MixSettings): void {
    this.graph.set(settings);
  }

  setReadyFrames(frames: number): void {
    this.readyFrames = frames;
    this.fill();
  }

  position(): number {
    return this.positionAt(this.context.currentTime);
  }

  /** What will be heard when the context's clock shows a time; loops are followed. */
  positionAt(contextSeconds: number): number {
    if (this.seekTo >= 0) {
      return this.seekTo / this.song.sampleRate;
    }

    const { frame, at, playing, waiting } = this.report;

    if (!playing || waiting) {
      return frame / this.song.sampleRate;
    }

    const state = this.state();
    let position = frame + contextSeconds * this.song.sampleRate - at;

    if (isLooping(state) && frame < state.loop.end && position >= state.loop.end) {
      position = state.loop.start + ((position - state.loop.end) % (state.loop.end - state.loop.start));
    }

    return Math.min(Math.max(0, position), this.song.frames) / this.song.sampleRate;
  }

  isAtEnd(report: PlayerReport): boolean {
    return !report.playing && report.frame >= this.song.frames;
  }

  /** Whether both play the same sample now; where the other waits for its samples, whether this plays at all. */
  isInStepWith(other: RenderPlayer): boolean {
    const now = this.context.currentTime;
    const apart = Math.abs(this.positionAt(now) - other.positionAt(now)) * this.song.sampleRate;

    return this.report.playing && !this.report.waiting && (other.report.waiting || apart < 0.5);
  }

  /** Waits until what plays at a (moving) time has arrived; false if this is closed before. */
  async buffered(seconds: () => number): Promise<boolean> {
    const there = () => {
      const block = Math.floor(this.frameOf(seconds()) / this.source.blockFrames);
      return this.held.has(block) || block * this.source.blockFrames >= this.song.frames;
    };

    return this.until(there, () => this.seek(seconds()));
  }

  /** Lets nothing be heard until it is faded in. */
  silence(): void {
    this.graph.fade.gain.value = 0;
  }

  fadeIn(at: number, seconds: number): void {
    this.ramp(0, 1, at, seconds);
  }

  fadeOut(at: number, seconds: number): void {
    this.ramp(1, 0, at, seconds);
  }

  close(): void {
    this.closed = true;
    clearInterval(this.timer);
    this.inFlight.forEach((call) => call.abort());
    this.graph.player.port.onmessage = null;
    this.graph.close();
  }

  private receive(report: PlayerReport): void {
    this.report = report;

    // What was reported before a seek arrived there says nothing about where the player is going.
    if (report.seek === this.seeks) {
      this.seekTo = -1;
    }

    this.onReport(report);
    this.hasSounded ||= report.playing && !report.waiting && this.seekTo < 0;
    this.fill();
  }

  /** Waits for something, and does something as often as it looks; false if this is closed before. */
  private async until(there: () => boolean, meanwhile: () => void = () => {}): Promise<boolean> {
    while (!this.closed && !there()) {
      meanwhile();
      await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
    }

    return !this.closed;
  }

  private ramp(from: number, to: number, at: number, seconds: number): void {
    const gain = this.graph.fade.gain;
    gain.setValueAtTime(from, 0);
    gain.setValueAtTime(from, at);
    gain.linearRampToValueAtTime(to, at + seconds);
  }

  private state(): PlayState {
    return {
      position: this.seekTo >= 0 ? this.seekTo : this.report.frame,
      loop: { start: this.frameOf(this.loop.start), end: this.frameOf(this.loop.end), on: this.loop.on },
      totalFrames: this.song.frames,
      readyFrames: this.readyFrames,
    };
  }

  private fill(): void {
    const state = this.state();
    const { blockFrames } = this.source;
    const wanted = wantedBlocks(state, blockFrames, AHEAD_SECONDS * this.song.sampleRate);
    const dropped = droppedBlocks(this.held, wanted, state, blockFrames, BEHIND_SECONDS * this.song.sampleRate);

    if (dropped.length > 0) {
      dropped.forEach((block) => this.held.delete(block));
      this.tell({ type: "drop", indices: dropped });
    }

    for (const [block, call] of this.inFlight) {
      if (!wanted.includes(block)) {
        call.abort();
        this.inFlight.delete(block);
      }
    }

    for (const block of wanted) {
      if (this.inFlight.size >= BLOCKS_IN_FLIGHT) {
        break;
      }

      if (!this.held.has(block) && !this.inFlight.has(block)) {
        void this.fetch(block);
      }
    }
  }

  private async fetch(index: number): Promise<void> {
    const call = new AbortController();
    this.inFlight.set(index, call);

    try {
      const block = await this.source.fetch(index, call.signal);

      if (!call.signal.aborted) {
        this.held.add(index);
        this.tell({ type: "put", index, block });
      }
    } catch (error) {
      if (!call.signal.aborted) {
        this.failed(error);
        // The place in the queue is kept for a moment, so that a server that is away is not hammered.
        await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
      }
    }

    if (this.inFlight.get(index) === call) {
      this.inFlight.delete(index);
      this.fill();
    }
  }

  private frameOf(seconds: number): number {
    return Math.min(Math.max(0, Math.round(seconds * this.song.sampleRate)), this.song.frames);
  }

  private tell(message: PlayerMessage): void {
    this.graph.player.port.postMessage(message);
  }
}
