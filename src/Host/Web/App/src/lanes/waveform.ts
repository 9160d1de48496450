import { binary, stemPath } from "../api/client";
import { TILE_COLUMNS } from "./tileGrid";
import type { TileMaker } from "./tileStore";

const HEIGHT = 160;
const FULL_SCALE = 127;

/** Waveform of a stem: per column the lowest and the highest sample, as the server found them. */
export function waveformMaker(song: string, preset: string, stem: string, colour: () => string): TileMaker {
  return async (from, to, signal) => {
    const query = { from, to, columns: TILE_COLUMNS };
    const { bytes, headers } = await binary(stemPath(song, preset, stem, "peaks", query), signal);
    const ready = Number(headers.get("X-Ready-Seconds") ?? to);
    const columns = Math.min(TILE_COLUMNS, Math.max(0, Math.floor(((ready - from) / (to - from)) * TILE_COLUMNS)));
    return { picture: draw(new Int8Array(bytes), columns, colour()), ready };
  };
}

function draw(peaks: Int8Array, columns: number, colour: string): OffscreenCanvas {
  const canvas = new OffscreenCanvas(TILE_COLUMNS, HEIGHT);
  const context = canvas.getContext("2d")!;
  const middle = HEIGHT / 2;
  context.fillStyle = colour;

  for (let column = 0; column < columns; column++) {
    const low = peaks[2 * column] ?? 0;
    const high = peaks[2 * column + 1] ?? 0;
    const top = middle - (high / FULL_SCALE) * middle;
    const height = Math.max(1, ((high - low) / FULL_SCALE) * middle);
    context.fillRect(column, top, 1, height);
  }

  return canvas;
}
