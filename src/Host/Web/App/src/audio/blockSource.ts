import { binary, stemPath } from "../api/client";
import { framesOf } from "./blocks";
import type { StemBlock } from "./stemTimeline";

// Slower than this share of real time, samples come in 16 bits; faster than the other, in 32 again.
const SLOW_SHARE = 0.4;
const FAST_SHARE = 0.12;

/** Fetches blocks of all stems of a render. */
export class BlockSource {
  bits: 16 | 32 = 32;

  constructor(
    private readonly song: { readonly id: string; readonly sampleRate: number; readonly channels: number; readonly frames: number },
    private readonly preset: string,
    private readonly stems: readonly string[],
    readonly blockFrames: number,
  ) {}

  /** [stem][left, right][frame]; a mono song is the same on both sides. */
  async fetch(block: number, signal?: AbortSignal, bits = this.bits): Promise<StemBlock> {
    const frames = framesOf(block, this.song.frames, this.blockFrames);
    const started = performance.now();
    const stems = await Promise.all(
      this.stems.map(async (stem) => {
        const query = { from: block * this.blockFrames, frames, bits };
        const { bytes } = await binary(stemPath(this.song.id, this.preset, stem, "samples", query), signal);
        const planes = deinterleave(bytes, bits, this.song.channels);

        if (planes[0]!.length !== frames) {
          throw new Error(`${stem}: ${planes[0]!.length} samples came where ${frames} were asked for`);
        }

        return planes;
      }),
    );
    this.judge((performance.now() - started) / 1000 / (frames / this.song.sampleRate));
    return stems;
  }

  private judge(share: number): void {
    if (share > SLOW_SHARE) {
      this.bits = 16;
    } else if (share < FAST_SHARE) {
      this.bits = 32;
    }
  }
}

/** Little-endian samples as the server sends them -> [left, right]. */
export function deinterleave(bytes: ArrayBuffer, bits: 16 | 32, channels: number): Float32Array[] {
  const sides = Math.min(channels, 2);
  const samples = bits === 16 ? new Int16Array(bytes) : new Float32Array(bytes);
  const scale = bits === 16 ? 1 / 32768 : 1;
  const frames = Math.floor(samples.length / sides);
  const planes = Array.from({ length: sides }, (_, side) => {
    const plane = new Float32Array(frames);

    for (let frame = 0; frame < frames; frame++) {
      plane[frame] = samples[frame * sides + side]! * scale;
    }

    return plane;
  });
  return sides === 1 ? [planes[0]!, planes[0]!] : planes;
}
