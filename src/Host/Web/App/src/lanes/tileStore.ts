import { tileSeconds, type Tile } from "./tileGrid";

const MOST_IN_FLIGHT = 4;
const AGAIN_AFTER_MILLISECONDS = 2000;
/** A picture of what is still being rendered is not made anew more often. */
const GROWS_MILLISECONDS = 500;

export type Picture = OffscreenCanvas;

/** A tile as it is known: up to which second of the song it shows what there is to show. */
export interface TilePicture {
  readonly picture: Picture;
  readonly ready: number;
}

/** Makes the picture of a stretch of time. */
export type TileMaker = (from: number, to: number, signal: AbortSignal) => Promise<TilePicture>;

// Jobs of all lanes; the newest goes first, since it is what is on the screen.
const queue: (() => Promise<void>)[] = [];
let inFlight = 0;

/**
 * Pictures of the tiles of one layer of one lane: made when first looked for, made again when more of the song is
 * rendered, given up when they scroll away before they are made, forgotten when long unused.
 */
export class TileStore {
  private readonly pictures = new Map<string, TilePicture>();
  private readonly jobs = new Map<string, AbortController>();
  private readonly lookedFor = new Set<string>();

  constructor(
    private readonly make: TileMaker,
    private readonly duration: number,
    private readonly most: number,
    private readonly changed: () => void,
  ) {}

  /** The picture as far as it is known; makes it, or makes it anew if that would show more. */
  get(tile: Tile, readySeconds: number): Picture | undefined {
    const key = keyOf(tile);
    const known = this.pictures.get(key);
    const seconds = tileSeconds(tile.level);
    const from = tile.index * seconds;
    const end = Math.min(from + seconds, this.duration);
    const visible = Math.min(end, readySeconds);
    this.lookedFor.add(key);

    // A growing render is looked at again in steps that can be seen.
    if (known ? visible > known.ready && visible >= Math.min(known.ready + seconds / 24, end) : visible > from) {
      this.ask(key, from, from + seconds);
    }

    if (known) {
      // Used last: forgotten last.
      this.pictures.delete(key);
      this.pictures.set(key, known);
    }

    return known?.picture;
  }

  peek(tile: Tile): Picture | undefined {
    return this.pictures.get(keyOf(tile))?.picture;
  }

  /** Gives up what was not looked for since the last call: it is not in view any more. */
  settle(): void {
    for (const [key, job] of this.jobs) {
      if (!this.lookedFor.has(key)) {
        job.abort();
        this.jobs.delete(key);
      }
    }

    this.lookedFor.clear();
  }

  clear(): void {
    this.pictures.clear();
  }

  close(): void {
    this.lookedFor.clear();
    this.settle();
    this.clear();
  }

  private ask(key: string, from: number, to: number): void {
    if (!this.jobs.has(key)) {
      const job = new AbortController();
      this.jobs.set(key, job);
      queue.push(() => this.run(key, from, to, job));
      pump();
    }
  }

  private async run(key: string, from: number, to: number, job: AbortController): Promise<void> {
    if (job.signal.aborted) {
      return;
    }

    let wait = 0;

    try {
      const made = await this.make(from, to, job.signal);
      job.signal.throwIfAborted();
      this.pictures.set(key, made);
      this.forgetOldest();
      wait = made.ready < Math.min(to, this.duration) ? GROWS_MILLISECONDS : 0;
    } catch {
      // The lane stays empty there; it is asked for again while it is in view.
      wait = AGAIN_AFTER_MILLISECONDS;
    }

    if (!job.signal.aborted) {
      this.changed();
      setTimeout(() => this.allowAgain(key, job, wait > 0), wait);
    }
  }

  private allowAgain(key: string, job: AbortController, isDifferent: boolean): void {
    if (this.jobs.get(key) === job) {
      this.jobs.delete(key);

      if (isDifferent) {
        this.changed();
      }
    }
  }

  private forgetOldest(): void {
    for (const oldest of this.pictures.keys()) {
      if (this.pictures.size <= this.most) {
        break;
      }

      this.pictures.delete(oldest);
    }
  }
}

function keyOf({ level, index }: Tile): string {
  return `${level}/${index}`;
}

function pump(): void {
  while (inFlight < MOST_IN_FLIGHT && queue.length > 0) {
    inFlight++;
    void queue.pop()!().finally(() => {
      inFlight--;
      pump();
    });
  }
}
