import { signal, type Signal } from "@preact/signals-core";
import type { Loop, Peak, Render, Song } from "../api/types";
import { loadWorklets, type MixSettings } from "./mixGraph";
import type { Output } from "./output";
import { PeakStore } from "./peakStore";
import { RenderPlayer } from "./renderPlayer";

/** For the status line. */
export interface BrowserFacts {
  readonly rate: number;
  /** From the mix to the loudspeaker; unknown before the first sound. */
  readonly latencyMs: number | null;
  /** Of the samples that come over the network. */
  readonly bits: 16 | 32;
  /** How often samples did not come in time. */
  readonly dropouts: number;
}

const SWITCH_SECONDS = 0.06;
/** Time for the new player to get its message before it starts. */
const START_AHEAD_SECONDS = 0.15;
/** Time for the ramps of a switch to reach the audio thread. */
const SWITCH_AHEAD_SECONDS = 0.02;

/** Stems streamed to Web Audio and mixed there, at the song's own rate. */
export class BrowserOutput implements Output {
  readonly playing = signal(false);
  readonly waiting = signal(false);
  readonly facts: Signal<BrowserFacts>;
  private context: AudioContext | null = null;
  private player: RenderPlayer | null = null;
  /** Fetches until it can take over from the player. */
  private incoming: RenderPlayer | null = null;
  private render: Render | null = null;
  private readonly store = new PeakStore();
  private starting: Promise<void> | null = null;
  private closed = false;

  /** @param startSeconds where a session was left. */
  constructor(
    private readonly song: Song,
    private mix: MixSettings,
    private loop: Loop,
    private startSeconds: number,
    private readonly failed: (error: unknown) => void,
  ) {
    this.facts = signal({ rate: song.sampleRate, latencyMs: null, bits: 32, dropouts: 0 });
  }

  /** Tells of a render's progress; one of another preset takes over in a crossfade. */
  async setRender(render: Render): Promise<void> {
    const changed = this.render?.preset !== render.preset;
    this.render = render;

    if (this.player && changed) {
      await this.takeOver(render);
    } else {
      (this.incoming ?? this.player)?.setReadyFrames(render.readyFrames);
    }
  }

  async play(): Promise<void> {
    this.starting ??= this.open();
    await this.starting;
    await this.context!.resume();
    this.playing.value = true;
    this.player?.play();
  }

  pause(): void {
    this.player?.pause();
    this.playing.value = false;
  }

  seek(seconds: number): void {
    this.startSeconds = seconds;
    this.player?.seek(seconds);
  }

  setLoop(loop: Loop): void {
    this.loop = loop;
    this.player?.setLoop(loop);
    this.incoming?.setLoop(loop);
  }

  setMix(settings: MixSettings): void {
    this.mix = settings;
    this.player?.setMix(settings);
    this.incoming?.setMix(settings);
  }

  position(): number {
    return this.player?.position() ?? this.startSeconds;
  }

  takePeaks(): ReadonlyMap<string, Peak> {
    return this.store.take();
  }

  close(): void {
    this.closed = true;
    this.player?.close();
    this.incoming?.close();
    this.player = null;
    void this.context?.close();
  }

  // Not before the first play: browsers keep a context that no gesture started silent.
  private async open(): Promise<void> {
    this.context = new AudioContext({ sampleRate: this.song.sampleRate, latencyHint: "interactive" });
    await loadWorklets(this.context);

    if (!this.closed && this.render) {
      this.player = this.create(this.render, this.startSeconds);
      this.use(this.player);
    }
  }

  private create(render: Render, seconds: number): RenderPlayer {
    const player = new RenderPlayer(this.context!, this.song, render, this.mix, this.loop, this.failed);
    player.seek(seconds);
    return player;
  }

  private use(player: RenderPlayer): void {
    player.listen(
      (report) => {
        this.tellFacts(player, report.waiting);

        if (player.isAtEnd(report)) {
          this.playing.value = false;
        }
      },
      (peaks) => peaks.forEach(([id, peak]) => this.store.add(id, peak)),
    );
  }

  private tellFacts(player: RenderPlayer, waiting: boolean): void {
    // The first wait after a start or a seek is no dropout: there was no sound yet.
    const dropped = waiting && !this.waiting.value && player.hasSounded;
    this.waiting.value = waiting;
    const { baseLatency, outputLatency } = this.context!;
    const old = this.facts.value;
    const facts = {
      ...old,
      latencyMs: Math.round(1000 * (baseLatency + (outputLatency || 0))),
      bits: player.bits,
      dropouts: old.dropouts + (dropped ? 1 : 0),
    };

    if (facts.latencyMs !== old.latencyMs || facts.bits !== old.bits || dropped) {
      this.facts.value = facts;
    }
  }

  private async takeOver(render: Render): Promise<void> {
    const old = this.player!;
    const next = this.create(render, old.position());
    next.silence();
    this.incoming?.close();
    this.incoming = next;

    // The new one plays unheard, in step with the old one, before it is faded in: a message that comes late, or a seek meanwhile, leaves no gap.
    do {
      if (!(await next.buffered(() => old.position() + START_AHEAD_SECONDS))) {
        return; // closed: another switch has overtaken this one
      }

      const at = this.context!.currentTime + START_AHEAD_SECONDS;

      if (this.playing.value && !(await next.startAt(at, old.positionAt(at)))) {
        return;
      }
    } while (this.playing.value && !next.isInStepWith(old));

    this.incoming = null;
    const at = this.context!.currentTime + SWITCH_AHEAD_SECONDS;
    next.fadeIn(at, SWITCH_SECONDS);

    if (this.playing.value) {
      old.fadeOut(at, SWITCH_SECONDS);
      setTimeout(() => old.close(), (SWITCH_AHEAD_SECONDS + 2 * SWITCH_SECONDS) * 1000);
    } else {
      next.pause();
      next.seek(old.position());
      old.close();
    }

    this.player = next;
    this.use(next);
  }
}
