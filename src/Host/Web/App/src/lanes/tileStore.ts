import { tileSeconds, type Tile } from "./tileGrid";

const MOST_IN_FLIGHT = 4;
const MOST_QUEUED = 24;
const AGAIN_AFTER_MILLISECONDS = 2000;
/** A picture of what is still being rendered is not made anew more often. */
const GROWS_MILLISECONDS = 500;

export type Picture = ImageBitmap | HTMLCanvasElement | OffscreenCanvas;

/** Makes a tile's picture; ready says up to which second of the song it shows what there is to show. */
export type TileMaker = (from: number, to: number) => Promise<{ readonly picture: Picture; readonly ready: number }>;

interface Entry {
  readonly picture: Picture;
  readonly ready: number;
}

let inFlight = 0;
const queue: { readonly run: () => Promise<void>; readonly forget: () => void }[] = [];

/**
 * Pictures of the tiles of one layer of one lane: made when first looked for, made again when more of the song is
 * rendered, forgotten when long unused. What was asked for last is made first, since it is what is on the screen.
 */
export class TileStore {
  private readonly entries = new Map<string, Entry>();
  private readonly asked = new Set<string>();
  private closed = false;

  constructor(
    private readonly make: TileMaker,
    private readonly duration: number,
    private readonly most: number,
    private readonly changed: () => void,
  ) {}

  /** The picture as far as it is known; makes it or makes it anew if that would show more. */
  get(tile: Tile, readySeconds: number): Picture | undefined {
    const key = `${tile.level}/${tile.index}`;
    const entry = this.entries.get(key);
    const seconds = tileSeconds(tile.level);
    const from = tile.index * seconds;
    const visible = Math.min(from + seconds, readySeconds, this.duration);

    // A growing render is looked at again in steps that can be seen.
    if (!entry ? visible > from : visible >= Math.min(entry.ready + seconds / 24, from + seconds, this.duration) && visible > entry.ready) {
      this.ask(key, from, from + seconds);
    }

    if (entry) {
      this.entries.delete(key);
      this.entries.set(key, entry);
    }

    return entry?.picture;
  }

  peek(tile: Tile): Picture | undefined {
    return this.entries.get(`${tile.level}/${tile.index}`)?.picture;
  }

  clear(): void {
    this.entries.clear();
  }

  close(): void {
    this.closed = true;
    this.clear();
  }

  private ask(key: string, from: number, to: number): void {
    if (this.asked.has(key)) {
      return;
    }

    this.asked.add(key);
    queue.push({ run: () => this.run(key, from, to), forget: () => this.asked.delete(key) });

    // What scrolled past is not worth the wait; it is asked for again when it comes back.
    if (queue.length > MOST_QUEUED) {
      queue.shift()!.forget();
    }

    pump();
  }

  private async run(key: string, from: number, to: number): Promise<void> {
    if (this.closed) {
      return;
    }

    try {
      const entry = await this.make(from, to);
      this.entries.set(key, entry);

      for (const oldest of this.entries.keys()) {
        if (this.entries.size <= this.most) {
          break;
        }

        this.entries.delete(oldest);
      }

      this.changed();
      this.allowAgain(key, entry.ready < Math.min(to, this.duration) ? GROWS_MILLISECONDS : 0);
    } catch {
      // The lane stays empty there; it is asked for again while it is in view.
      this.allowAgain(key, AGAIN_AFTER_MILLISECONDS);
    }
  }

  private allowAgain(key: string, milliseconds: number): void {
    if (milliseconds === 0) {
      this.asked.delete(key);
      return;
    }

    setTimeout(() => {
      this.asked.delete(key);
      this.changed();
    }, milliseconds);
  }
}

function pump(): void {
  while (inFlight < MOST_IN_FLIGHT && queue.length > 0) {
    inFlight++;
    void queue.pop()!.run().finally(() => {
      inFlight--;
      pump();
    });
  }
}
