/** [stem][left, right][frame] */
export type StemBlock = readonly (readonly Float32Array[])[];

export interface TimelineOptions {
  readonly stems: number;
  readonly totalFrames: number;
  readonly blockFrames: number;
  /** Frames of the fade at play, pause and seek; 0 for none. */
  readonly fadeFrames: number;
}

/**
 * The player's inside: holds blocks of all stems and plays them from one frame counter, so that stems can neither drift
 * apart nor have gaps at seams. Loops wrap between two samples. Play, pause and seek fade, since music cut in the middle
 * of a wave clicks. Lives on the audio thread; takes no memory while it plays.
 */
export class StemTimeline {
  /** Next frame to be heard. */
  position = 0;
  /** Wanted to play, but the block is not there yet. */
  waiting = false;
  /** Number of the last seek that was carried out. */
  lastSeek = 0;

  private readonly blocks = new Map<number, StemBlock>();
  private wantsToPlay = false;
  private level = 0;
  private jump = -1;
  private jumpNumber = 0;
  private loopStart = 0;
  private loopEnd = 0;
  private loopOn = false;

  constructor(private readonly options: TimelineOptions) {}

  get playing(): boolean {
    return this.wantsToPlay;
  }

  put(index: number, block: StemBlock): void {
    this.blocks.set(index, block);
  }

  drop(indices: readonly number[]): void {
    indices.forEach((index) => this.blocks.delete(index));
  }

  play(): void {
    this.wantsToPlay = true;
  }

  pause(): void {
    this.wantsToPlay = false;
  }

  seek(frame: number, number = this.jumpNumber + 1): void {
    this.jumpNumber = number;
    this.jump = Math.min(Math.max(0, Math.round(frame)), this.options.totalFrames);
  }

  /** Plays from a frame at once, without a fade: another player fades out meanwhile. */
  playFrom(frame: number, number: number): void {
    this.position = frame;
    this.jump = -1;
    this.jumpNumber = number;
    this.lastSeek = number;
    this.wantsToPlay = true;
    this.level = 1;
  }

  setLoop(start: number, end: number, on: boolean): void {
    this.loopStart = start;
    this.loopEnd = end;
    this.loopOn = on && end > start && end <= this.options.totalFrames;
  }

  /** Fills [stem][left, right] from `from` to `until`. */
  render(outputs: readonly (readonly Float32Array[])[], from: number, until: number): void {
    this.waiting = false;
    let frame = from;

    while (frame < until) {
      if (this.options.fadeFrames === 0 && (this.jump >= 0 || !this.wantsToPlay)) {
        this.level = 0;
      }

      if (this.jump >= 0 && this.level === 0) {
        this.position = this.jump;
        this.jump = -1;
        this.lastSeek = this.jumpNumber;
      }

      if (!this.wantsToPlay && this.level === 0) {
        break;
      }

      if (this.position >= this.options.totalFrames) {
        this.wantsToPlay = false;
        this.level = 0;
        break;
      }

      const index = Math.floor(this.position / this.options.blockFrames);
      const block = this.blocks.get(index);

      if (!block) {
        // Nothing is left to fade out with. What comes later fades in.
        this.waiting = this.wantsToPlay;
        this.level = 0;

        if (this.jump >= 0) {
          continue;
        }

        break;
      }

      frame += this.copy(block, index, outputs, frame, until);
    }

    for (const output of outputs) {
      output[0]!.fill(0, frame, until);
      output[1]!.fill(0, frame, until);
    }
  }

  private copy(
    block: StemBlock,
    index: number,
    outputs: readonly (readonly Float32Array[])[],
    frame: number,
    until: number,
  ): number {
    const offset = this.position - index * this.options.blockFrames;
    const stop = this.loopOn && this.position < this.loopEnd ? this.loopEnd : this.options.totalFrames;
    let count = Math.min(until - frame, block[0]![0]!.length - offset, stop - this.position);
    const target = this.wantsToPlay && this.jump < 0 ? 1 : 0;
    const step = this.options.fadeFrames === 0 ? 1 : 1 / this.options.fadeFrames;

    if (this.level !== target) {
      count = Math.min(count, Math.max(1, Math.ceil(Math.abs(target - this.level) / step)));
    }

    for (let stem = 0; stem < outputs.length; stem++) {
      for (let channel = 0; channel < 2; channel++) {
        const source = block[stem]![channel]!;
        const output = outputs[stem]![channel]!;
        let level = this.level;

        for (let at = 0; at < count; at++) {
          level = level < target ? Math.min(target, level + step) : Math.max(target, level - step);
          output[frame + at] = level === 1 ? source[offset + at]! : source[offset + at]! * level;
        }
      }
    }

    const change = Math.min(Math.abs(target - this.level), count * step);
    this.level += target > this.level ? change : -change;
    // A fade of many small steps ends a hair beside its target.
    this.level = Math.abs(this.level - target) < step / 2 ? target : this.level;
    this.position += count;

    if (this.loopOn && this.position === this.loopEnd) {
      this.position = this.loopStart;
    }

    return count;
  }
}
