import { describe, expect, test } from "vitest";
import { droppedBlocks, framesOf, wantedBlocks, type PlayState } from "../src/audio/blocks";

const state = (change: Partial<PlayState>): PlayState => ({
  position: 0, loop: { start: 0, end: 0, on: false }, totalFrames: 1050, readyFrames: 1050, ...change,
});

describe("blocks to fetch", () => {
  test("are those that come next", () => {
    expect(wantedBlocks(state({ position: 250 }), 100, 300)).toEqual([2, 3, 4, 5]);
    expect(wantedBlocks(state({ position: 1000 }), 100, 300)).toEqual([10]);
    expect(wantedBlocks(state({ position: 1050 }), 100, 300)).toEqual([]);
  });

  test("follow the loop round", () => {
    const loop = { start: 120, end: 320, on: true };
    expect(wantedBlocks(state({ position: 250, loop }), 100, 500)).toEqual([2, 3, 1]);
    expect(wantedBlocks(state({ position: 400, loop }), 100, 200)).toEqual([4, 5]);
    expect(wantedBlocks(state({ position: 250, loop: { ...loop, on: false } }), 100, 100)).toEqual([2, 3]);
  });

  test("end a loop of one frame in finite time", () => {
    expect(wantedBlocks(state({ position: 50, loop: { start: 50, end: 51, on: true } }), 100, 5000)).toEqual([0]);
  });

  test("are rendered to their end", () => {
    expect(wantedBlocks(state({ readyFrames: 399 }), 100, 1000)).toEqual([0, 1, 2]);
    expect(wantedBlocks(state({ position: 900, readyFrames: 1050 }), 100, 1000)).toEqual([9, 10]);
    expect(framesOf(10, 1050, 100)).toBe(50);
  });
});

test("what is played is dropped, the loop's beginning and the last moment are not", () => {
  const loop = { start: 0, end: 600, on: true };
  const now = state({ position: 550, loop });
  const wanted = wantedBlocks(now, 100, 200);
  expect(wanted).toEqual([5, 0, 1]);
  expect(droppedBlocks([0, 1, 2, 3, 4, 5, 9], wanted, now, 100, 120)).toEqual([2, 3, 9]);
});
