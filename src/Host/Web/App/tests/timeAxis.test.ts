import { describe, expect, test } from "vitest";
import {
  endOf, fitAxis, follow, formatTime, MOST_PIXELS_PER_SECOND, resize, scrollBy, scrollTo, secondsAt, ticksOf, xOf, zoomAround,
} from "../src/model/timeAxis";

const hour = fitAxis(3600, 1200);

describe("time axis", () => {
  test("shows the whole song at first", () => {
    expect(hour.start).toBe(0);
    expect(endOf(hour)).toBeCloseTo(3600, 9);
  });

  test("zooms around the pointer", () => {
    let axis = hour;

    for (let step = 0; step < 40; step++) {
      const x = (step * 97) % 1200;
      const under = secondsAt(axis, x);
      axis = zoomAround(axis, 1.3, x);
      expect(xOf(axis, under)).toBeCloseTo(x, 5);
    }

    expect(axis.pixelsPerSecond).toBe(MOST_PIXELS_PER_SECOND);
  });

  test("never leaves the song", () => {
    const near = zoomAround(hour, 100, 600);
    expect(scrollBy(near, -1e9).start).toBe(0);
    expect(endOf(scrollBy(near, 1e9))).toBeCloseTo(3600, 6);
    expect(zoomAround(near, 1e-9, 300)).toMatchObject({ start: 0, pixelsPerSecond: hour.pixelsPerSecond });
    expect(scrollTo(near, 0, 0.5).start).toBe(0);
  });

  test("a window that grows keeps the whole song in view, or the zoom", () => {
    expect(endOf(resize(hour, 2400))).toBeCloseTo(3600, 9);
    const near = zoomAround(hour, 100, 0);
    expect(resize(near, 2400).pixelsPerSecond).toBe(near.pixelsPerSecond);
  });

  test("turns the page when the playhead leaves it", () => {
    const near = zoomAround(hour, 100, 0);
    expect(follow(near, 1)).toBe(near);
    const turned = follow(near, endOf(near) + 0.01);
    expect(turned.start).toBeGreaterThan(near.start);
    expect(follow(turned, endOf(near) + 0.02)).toBe(turned);
  });

  test("survives a song shorter than a pixel", () => {
    const axis = fitAxis(0.001, 1000);
    expect(Number.isFinite(xOf(axis, 0.001))).toBe(true);
    expect(zoomAround(axis, 0.5, 10).start).toBe(0);
  });
});

describe("ruler", () => {
  test("has round labels with room between them at every zoom", () => {
    for (let factor = 1; factor < 2500; factor *= 1.7) {
      const axis = zoomAround(hour, factor, 600);
      const labelled = ticksOf(axis).filter((tick) => tick.label);
      const gap = (labelled[1]?.seconds ?? 0) - (labelled[0]?.seconds ?? 0);
      expect(labelled.length).toBeLessThan(15);
      expect(labelled.length < 2 || gap * axis.pixelsPerSecond >= 89.999).toBe(true);
    }
  });

  test("says hours only where there are some", () => {
    expect(formatTime(62.3456)).toBe("1:02.346");
    expect(formatTime(3723, 0)).toBe("1:02:03");
    expect(formatTime(59.9999, 2)).toBe("1:00.00");
    expect(formatTime(-1, 0)).toBe("0:00");
  });
});
