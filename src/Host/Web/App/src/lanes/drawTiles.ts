import { tileSeconds, tilesInView, parentOf, TILE_COLUMNS, type Tile } from "./tileGrid";
import type { Picture, TileStore } from "./tileStore";
import { xOf, type TimeAxis } from "../model/timeAxis";

/** How far out a coarser picture is looked for while the right one is on its way. */
const FURTHEST_PARENT = 6;

/** Draws what is in view of one layer; coarser pictures stand in for those that are still to come. */
export function drawTiles(
  context: CanvasRenderingContext2D,
  store: TileStore,
  axis: TimeAxis,
  readySeconds: number,
  height: number,
): void {
  for (const tile of tilesInView(axis, window.devicePixelRatio)) {
    const seconds = tileSeconds(tile.level);
    const left = xOf(axis, tile.index * seconds);
    const width = seconds * axis.pixelsPerSecond;
    const found = pictureOf(store, tile, readySeconds);

    if (found) {
      const { picture, from, share } = found;
      context.drawImage(
        picture, from * TILE_COLUMNS, 0, share * TILE_COLUMNS, picture.height, left, 0, width, height);
    }
  }

  store.settle();
}

function pictureOf(
  store: TileStore,
  tile: Tile,
  readySeconds: number,
): { picture: Picture; from: number; share: number } | undefined {
  const own = store.get(tile, readySeconds);

  if (own) {
    return { picture: own, from: 0, share: 1 };
  }

  let current = tile;
  let from = 0;
  let share = 1;

  for (let out = 0; out < FURTHEST_PARENT; out++) {
    const parent = parentOf(current);
    from = parent.from + from / 2;
    share /= 2;
    const picture = store.peek(parent);

    if (picture) {
      return { picture, from, share };
    }

    current = parent;
  }

  return undefined;
}
