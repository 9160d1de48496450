import { gainOf } from "../model/decibels";
import type { StripSettings } from "../api/types";
import { METER, PLAYER, type MeterReport } from "./messages";
import type { TimelineOptions } from "./stemTimeline";
import playerUrl from "./player.worklet.ts?worker&url";
import meterUrl from "./meter.worklet.ts?worker&url";

// Shorter is heard as a click on bass notes, longer as a late mute.
const GLIDE_SECONDS = 0.015;
const FADE_SECONDS = 0.005;

/** Settings of all strips, from which follows what each one lets through. */
export interface MixSettings {
  readonly strips: ReadonlyMap<string, StripSettings>;
  readonly masterDb: number;
}

/** Gain of a strip: its fader, unless it is muted or another is soloed. */
export function audibleGain(strip: StripSettings, anySolo: boolean): number {
  return strip.mute || (anySolo && !strip.solo) ? 0 : gainOf(strip.gainDb);
}

/** Must be awaited once for a context before a graph is built in it. */
export async function loadWorklets(context: BaseAudioContext): Promise<void> {
  await Promise.all([context.audioWorklet.addModule(playerUrl), context.audioWorklet.addModule(meterUrl)]);
}

/** Player, then per stem gain and panorama, then the master; a meter listens after each. Offline the same nodes run. */
export class MixGraph {
  readonly player: AudioWorkletNode;
  /** Fades whole mixes into each other when another preset takes over. */
  readonly fade: GainNode;
  private readonly strips: { id: string; gain: GainNode; pan: StereoPannerNode }[];
  private readonly master: GainNode;
  private readonly meter: AudioWorkletNode;

  constructor(
    private readonly context: BaseAudioContext,
    stems: readonly string[],
    song: { readonly totalFrames: number; readonly blockFrames: number },
    settings: MixSettings,
    fades = true,
  ) {
    this.player = new AudioWorkletNode(context, PLAYER, {
      numberOfInputs: 0,
      numberOfOutputs: stems.length,
      outputChannelCount: stems.map(() => 2),
      processorOptions: {
        stems: stems.length,
        ...song,
        fadeFrames: fades ? Math.round(FADE_SECONDS * context.sampleRate) : 0,
      } satisfies TimelineOptions,
    });
    this.meter = new AudioWorkletNode(context, METER, { numberOfInputs: stems.length + 1, numberOfOutputs: 0 });
    this.master = new GainNode(context);
    this.fade = new GainNode(context);
    this.strips = stems.map((id, output) => {
      const gain = new GainNode(context);
      const pan = new StereoPannerNode(context);
      this.player.connect(gain, output).connect(pan).connect(this.master);
      pan.connect(this.meter, 0, output);
      return { id, gain, pan };
    });
    this.master.connect(this.meter, 0, stems.length);
    this.master.connect(this.fade).connect(context.destination);
    this.set(settings, true);
  }

  /** @param atOnce true before anything sounds; else everything glides. */
  set(settings: MixSettings, atOnce = false): void {
    const anySolo = this.strips.some(({ id }) => settings.strips.get(id)?.solo);

    for (const { id, gain, pan } of this.strips) {
      const strip = settings.strips.get(id);

      if (strip) {
        this.glide(gain.gain, audibleGain(strip, anySolo), atOnce);
        this.glide(pan.pan, strip.pan, atOnce);
      }
    }

    this.glide(this.master.gain, gainOf(settings.masterDb), atOnce);
  }

  onMeters(listener: (peaks: MeterReport) => void): void {
    this.meter.port.onmessage = (event: MessageEvent<MeterReport>) => listener(event.data);
  }

  close(): void {
    this.player.port.postMessage({ type: "end" });
    this.fade.disconnect();
    this.player.disconnect();
    this.strips.forEach(({ pan }) => pan.disconnect());
    this.master.disconnect();
    this.meter.port.onmessage = null;
  }

  private glide(param: AudioParam, target: number, atOnce: boolean): void {
    if (atOnce) {
      param.value = target;
      return;
    }

    const now = this.context.currentTime;
    const from = param.value;

    if (from !== target) {
      param.cancelScheduledValues(now);
      param.setValueAtTime(from, now);
      param.linearRampToValueAtTime(target, now + GLIDE_SECONDS);
    }
  }
}
