import { endOf, type TimeAxis } from "../model/timeAxis";

/** Columns of a tile's picture. */
export const TILE_COLUMNS = 1024;

/** A stretch of time at one of the zoom levels: 2^level seconds long, beginning at index times that. */
export interface Tile {
  readonly level: number;
  readonly index: number;
}

export function tileSeconds(level: number): number {
  return 2 ** level;
}

/** Level at which a tile has at least a column for every pixel of the screen, and fewer than two. */
export function levelOf(pixelsPerSecond: number, pixelRatio: number): number {
  return Math.floor(Math.log2(TILE_COLUMNS / (pixelsPerSecond * pixelRatio)));
}

export function tilesInView(axis: TimeAxis, pixelRatio: number): Tile[] {
  const level = levelOf(axis.pixelsPerSecond, pixelRatio);
  const seconds = tileSeconds(level);
  const tiles: Tile[] = [];

  for (let index = Math.floor(axis.start / seconds); index * seconds < Math.min(endOf(axis), axis.duration); index++) {
    tiles.push({ level, index });
  }

  return tiles;
}

/** The tile one level further out that holds this one, and where in it this one lies (a share from the left). */
export function parentOf({ level, index }: Tile): Tile & { readonly from: number } {
  return { level: level + 1, index: Math.floor(index / 2), from: (index % 2) / 2 };
}
