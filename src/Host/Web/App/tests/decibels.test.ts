import { describe, expect, test } from "vitest";
import { decibelsOf, faderDecibels, faderPosition, formatDecibels, formatPan, gainOf } from "../src/model/decibels";

describe("fader law", () => {
  test("stands where desks have their marks", () => {
    expect(faderPosition(12)).toBe(1);
    expect(faderPosition(0)).toBe(0.75);
    expect(faderPosition(-12)).toBe(0.5);
    expect(faderPosition(-60)).toBe(0);
  });

  test("goes both ways and only upwards", () => {
    let before = -1;

    for (let db = -60; db <= 12; db += 0.1) {
      const position = faderPosition(db);
      expect(position).toBeGreaterThan(before);
      expect(faderDecibels(position)).toBeCloseTo(db, 9);
      before = position;
    }
  });

  test("holds at its stops", () => {
    expect(faderDecibels(-1)).toBe(-60);
    expect(faderDecibels(2)).toBe(12);
    expect(faderPosition(40)).toBe(1);
  });
});

test("gain is a factor, and silence at the stop", () => {
  expect(gainOf(0)).toBe(1);
  expect(gainOf(-6)).toBeCloseTo(0.501187, 6);
  expect(gainOf(-60)).toBe(0);
  expect(decibelsOf(0.5)).toBeCloseTo(-6.0206, 4);
  expect(decibelsOf(0)).toBe(Number.NEGATIVE_INFINITY);
});

test("levels and sides are written as desks write them", () => {
  expect([0, -3, 1.54, -60, -0.04].map(formatDecibels)).toEqual(["0.0 dB", "−3.0 dB", "+1.5 dB", "−∞ dB", "0.0 dB"]);
  expect([0, -0.3, 1, 0.004].map(formatPan)).toEqual(["C", "L 30", "R 100", "C"]);
});
