import { expect, test } from "vitest";
import { levelOf, parentOf, TILE_COLUMNS, tileSeconds, tilesInView } from "../src/lanes/tileGrid";
import { endOf, fitAxis, zoomAround } from "../src/model/timeAxis";

test("tiles have at least a column for every pixel, and fewer than two", () => {
  for (let pixels = 0.1; pixels < 3000; pixels *= 1.3) {
    const columnsPerPixel = TILE_COLUMNS / (tileSeconds(levelOf(pixels, 1)) * pixels);
    expect(columnsPerPixel).toBeGreaterThanOrEqual(1);
    expect(columnsPerPixel).toBeLessThan(2);
  }
});

test("tiles cover what is in view, and no more than a few", () => {
  for (let factor = 1; factor < 2000; factor *= 3) {
    const axis = zoomAround(fitAxis(3600, 1400), factor, 700);
    const tiles = tilesInView(axis, 1);
    const seconds = tileSeconds(tiles[0]!.level);
    expect(tiles[0]!.index * seconds).toBeLessThanOrEqual(axis.start);
    expect((tiles.at(-1)!.index + 1) * seconds).toBeGreaterThanOrEqual(Math.min(endOf(axis), axis.duration));
    expect(tiles.length).toBeLessThanOrEqual(4);
  }
});

test("a parent holds its children side by side", () => {
  expect(parentOf({ level: 3, index: 6 })).toEqual({ level: 4, index: 3, from: 0 });
  expect(parentOf({ level: 3, index: 7 })).toEqual({ level: 4, index: 3, from: 0.5 });
});
