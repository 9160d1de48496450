import { expect, test } from "vitest";
import { meterShare, PeakHold } from "../src/model/peakHold";

test("rises at once, falls slowly, holds its peak for a while", () => {
  const hold = new PeakHold();
  hold.update(0.5, 0.02);
  expect(hold.levelDb).toBeCloseTo(-6.02, 2);
  hold.update(0, 0.5);
  expect(hold.levelDb).toBeCloseTo(-18.02, 2);
  expect(hold.heldDb).toBeCloseTo(-6.02, 2);
  hold.update(0, 1.1);
  expect(hold.heldDb).toBeLessThan(-6.02);
});

test("remembers a clip until it is told to forget", () => {
  const hold = new PeakHold();
  hold.update(1.2, 0.02);
  hold.update(0, 60);
  expect(hold.clipped).toBe(true);
  hold.reset();
  expect(hold.clipped).toBe(false);
  expect(hold.heldDb).toBe(-60);
});

test("a meter's scale runs from nothing to all of it", () => {
  expect([-100, -60, 6, 20].map(meterShare)).toEqual([0, 0, 1, 1]);
  expect(meterShare(-36)).toBeCloseTo(0.22, 9);
  expect(meterShare(0)).toBeGreaterThan(0.85);
});
