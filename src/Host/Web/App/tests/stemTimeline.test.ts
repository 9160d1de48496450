import { describe, expect, test } from "vitest";
import { StemTimeline, type StemBlock } from "../src/audio/stemTimeline";

const STEMS = 2;
const BLOCK = 100;
const TOTAL = 950;

/** A sample that says which stem, side and frame it is. */
const sample = (stem: number, side: number, frame: number) => Math.fround(stem * 10_000 + side * 5000 + frame);

function timeline(fadeFrames = 0, blocks = 10): StemTimeline {
  const made = new StemTimeline({ stems: STEMS, totalFrames: TOTAL, blockFrames: BLOCK, fadeFrames });
  Array.from({ length: blocks }, (_, index) => made.put(index, block(index)));
  return made;
}

function block(index: number): StemBlock {
  const frames = Math.min(BLOCK, TOTAL - index * BLOCK);
  return Array.from({ length: STEMS }, (_, stem) =>
    [0, 1].map((side) => Float32Array.from({ length: frames }, (_, frame) => sample(stem, side, index * BLOCK + frame))));
}

/** Renders in quanta of odd sizes and returns [stem][side][frame]. */
function render(player: StemTimeline, frames: number, quantum = 37): Float32Array[][] {
  const outputs = Array.from({ length: STEMS }, () => [new Float32Array(frames), new Float32Array(frames)]);

  for (let from = 0; from < frames; from += quantum) {
    player.render(outputs, from, Math.min(frames, from + quantum));
  }

  return outputs;
}

const expected = (stem: number, side: number, frames: Iterable<number>) => Float32Array.from(frames, (frame) => sample(stem, side, frame));
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

describe("stem timeline", () => {
  test.each([1, 37, 128, 1000])("plays all stems without a gap in quanta of %i", (quantum) => {
    const player = timeline();
    player.play();
    const heard = render(player, TOTAL, quantum);

    for (const stem of [0, 1]) {
      for (const side of [0, 1]) {
        expect(heard[stem]![side]).toEqual(expected(stem, side, range(0, TOTAL)));
      }
    }
  });

  test("loops between two samples", () => {
    const player = timeline();
    player.setLoop(150, 275, true);
    player.play();
    const heard = render(player, 600);
    const frames = [...range(0, 275), ...range(150, 275), ...range(150, 275), ...range(150, 225)];
    expect(heard[1]![0]).toEqual(expected(1, 0, frames));
    expect(player.position).toBe(225);
  });

  test("plays on past a loop that is switched off", () => {
    const player = timeline();
    player.setLoop(150, 275, true);
    player.seek(160);
    player.play();
    render(player, 100);
    player.setLoop(150, 275, false);
    expect(render(player, 60)[0]![1]).toEqual(expected(0, 1, range(260, 320)));
  });

  test("seeks to the frame", () => {
    const player = timeline();
    player.play();
    render(player, 50);
    player.seek(700, 9);
    expect(render(player, 20)[0]![0]).toEqual(expected(0, 0, range(700, 720)));
    expect(player.lastSeek).toBe(9);
  });

  test("takes over from another player at once and whole", () => {
    const player = timeline(50);
    player.playFrom(123, 4);
    expect(render(player, 20)[1]![1]).toEqual(expected(1, 1, range(123, 143)));
    expect(player.lastSeek).toBe(4);
  });

  test("waits for a block that is late, and goes on where it was", () => {
    const player = timeline(0, 2);
    player.play();
    const heard = render(player, 250);
    expect(player.waiting).toBe(true);
    expect(heard[0]![0]!.subarray(200)).toEqual(new Float32Array(50));
    player.put(2, block(2));
    expect(render(player, 10)[0]![0]).toEqual(expected(0, 0, range(200, 210)));
    expect(player.waiting).toBe(false);
  });

  test("ends at the end", () => {
    const player = timeline();
    player.seek(940);
    player.play();
    const heard = render(player, 30);
    expect(heard[0]![0]!.subarray(0, 10)).toEqual(expected(0, 0, range(940, 950)));
    expect(heard[0]![0]!.subarray(10)).toEqual(new Float32Array(20));
    expect(player.playing).toBe(false);
  });

  test("fades at play, pause and seek, in steps no larger than a fade's", () => {
    const fade = 20;
    const player = new StemTimeline({ stems: 1, totalFrames: 1000, blockFrames: 1000, fadeFrames: fade });
    player.put(0, [[new Float32Array(1000).fill(1), new Float32Array(1000).fill(1)]]);
    const heard = new Float32Array(300);
    const at = (from: number, until: number) => player.render([[heard, new Float32Array(300)]], from, until);
    player.play();
    at(0, 60);
    player.seek(500);
    at(60, 160);
    player.pause();
    at(160, 300);
    const steps = range(1, 300).map((frame) => Math.abs(heard[frame]! - heard[frame - 1]!));
    expect(Math.max(...steps)).toBeLessThanOrEqual(1 / fade + 1e-6);
    expect(heard[59]).toBe(1);
    expect(Math.min(...heard.subarray(61, 110))).toBeLessThan(0.06);
    expect(heard[159]).toBe(1);
    expect(heard[299]).toBe(0);
    // Paused where the sound ended, so that it goes on from there.
    expect(player.position).toBe(500 + 100 - fade + fade);
  });
});
