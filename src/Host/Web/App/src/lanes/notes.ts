import type { Note } from "../api/types";
import { TILE_COLUMNS } from "./tileGrid";
import type { TileMaker } from "./tileStore";

const HEIGHT = 192;
const FEWEST_SEMITONES = 24;
/** Room above the highest and below the lowest note. */
const MARGIN_SEMITONES = 2;

/** The pitches that a lane's piano roll spans. */
interface PitchRange {
  readonly low: number;
  readonly high: number;
}

function pitchRange(notes: readonly Note[]): PitchRange {
  const low = notes.reduce((least, note) => Math.min(least, note.pitch), 127);
  const high = notes.reduce((most, note) => Math.max(most, note.pitch), 0);

  if (low > high) {
    return { low: 48, high: 72 };
  }

  const spread = Math.max(0, FEWEST_SEMITONES - (high - low)) / 2;
  return { low: Math.floor(low - spread) - MARGIN_SEMITONES, high: Math.ceil(high + spread) + MARGIN_SEMITONES };
}

/** Piano roll of a stem: a bar per note, stronger for louder ones, over a line at every C. */
export function notesMaker(notes: readonly Note[], colours: () => { fill: string; edge: string; line: string }): TileMaker {
  const sorted = notes.toSorted((a, b) => a.onset - b.onset);
  const longest = sorted.reduce((most, note) => Math.max(most, note.offset - note.onset), 0);
  const range = pitchRange(notes);
  return (from, to) => {
    const first = lowerBound(sorted, from - longest);
    const last = lowerBound(sorted, to);
    const picture = draw(sorted.slice(first, last), range, from, to, colours());
    return Promise.resolve({ picture, ready: Number.POSITIVE_INFINITY });
  };
}

function draw(
  notes: readonly Note[],
  { low, high }: PitchRange,
  from: number,
  to: number,
  { fill, edge, line }: { fill: string; edge: string; line: string },
): OffscreenCanvas {
  const canvas = new OffscreenCanvas(TILE_COLUMNS, HEIGHT);
  const context = canvas.getContext("2d")!;
  const columnsPerSecond = TILE_COLUMNS / (to - from);
  const semitone = HEIGHT / (high - low + 1);
  const top = (pitch: number) => (high - pitch) * semitone;
  context.fillStyle = line;

  for (let pitch = Math.ceil(low / 12) * 12; pitch <= high; pitch += 12) {
    context.fillRect(0, Math.round(top(pitch) + semitone) - 1, TILE_COLUMNS, 1);
  }

  for (const note of notes) {
    const left = (note.onset - from) * columnsPerSecond;
    const width = Math.max(2, (note.offset - note.onset) * columnsPerSecond - 1);
    context.globalAlpha = 0.45 + 0.55 * Math.min(1, note.velocity / 110);
    context.fillStyle = fill;
    context.fillRect(left, top(note.pitch), width, Math.max(2, semitone));
    context.globalAlpha = 1;
    context.fillStyle = edge;
    context.fillRect(left, top(note.pitch), Math.min(2, width), Math.max(2, semitone));
  }

  return canvas;
}

function lowerBound(notes: readonly Note[], onset: number): number {
  let low = 0;
  let high = notes.length;

  while (low < high) {
    const middle = (low + high) >> 1;

    if (notes[middle]!.onset < onset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }

  return low;
}
