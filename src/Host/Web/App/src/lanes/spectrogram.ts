import { binary, stemPath } from "../api/client";
import { TILE_COLUMNS } from "./tileGrid";
import type { TileMaker } from "./tileStore";

const ROWS = 96;
// Below, of 255 for 96 dB, nothing is drawn: noise floors would grey the lane.
const FLOOR = 64;

/** Spectrogram of a stem in shades of its colour, low notes at the bottom. */
export function spectrogramMaker(
  song: string,
  preset: string,
  stem: string,
  colour: () => string,
  dark: () => boolean,
  readySeconds: () => number,
): TileMaker {
  return async (from, to, signal) => {
    const before = readySeconds();
    const query = { from, to, columns: TILE_COLUMNS, rows: ROWS };
    const { bytes, headers } = await binary(stemPath(song, preset, stem, "spectrogram", query), signal);
    const ready = Number(headers.get("X-Ready-Seconds") ?? before);
    return { picture: draw(new Uint8Array(bytes), palette(colour(), dark())), ready };
  };
}

/** RGBA of every level: from nothing over the stem's colour towards white, or towards black on a light page. */
function palette(colour: string, dark: boolean): Uint8ClampedArray {
  const base = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const end = dark ? 255 : 20;
  const table = new Uint8ClampedArray(256 * 4);

  for (let level = FLOOR; level < 256; level++) {
    const share = (level - FLOOR) / (255 - FLOOR);
    const towards = Math.max(0, (share - 0.6) / 0.4) * 0.85;
    base.forEach((value, channel) => (table[4 * level + channel] = value + (end - value) * towards));
    table[4 * level + 3] = 255 * Math.min(1, 1.5 * share);
  }

  return table;
}

function draw(levels: Uint8Array, table: Uint8ClampedArray): OffscreenCanvas {
  const canvas = new OffscreenCanvas(TILE_COLUMNS, ROWS);
  const context = canvas.getContext("2d")!;
  const image = context.createImageData(TILE_COLUMNS, ROWS);

  for (let column = 0; column < TILE_COLUMNS; column++) {
    for (let row = 0; row < ROWS; row++) {
      const level = levels[column * ROWS + row] ?? 0;
      const at = 4 * ((ROWS - 1 - row) * TILE_COLUMNS + column);
      image.data.set(table.subarray(4 * level, 4 * level + 4), at);
    }
  }

  context.putImageData(image, 0, 0);
  return canvas;
}
