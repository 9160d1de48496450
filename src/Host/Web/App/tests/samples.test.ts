import { expect, test } from "vitest";
import { deinterleave } from "../src/audio/blockSource";
import { interleave, wavHeader } from "../src/audio/wav";

test("samples of both widths come apart into sides", () => {
  expect(deinterleave(new Float32Array([0.1, -0.2, 0.3, -0.4]).buffer, 32, 2)).toEqual([new Float32Array([0.1, 0.3]), new Float32Array([-0.2, -0.4])]);
  expect(deinterleave(new Int16Array([16384, -32768]).buffer, 16, 2)).toEqual([new Float32Array([0.5]), new Float32Array([-1])]);
});

test("a mono song is heard on both sides, a wider one comes folded", () => {
  const [left, right] = deinterleave(new Float32Array([0.1, 0.2]).buffer, 32, 1);
  expect(right).toBe(left);
  expect(deinterleave(new Float32Array(8).buffer, 32, 6)[0]).toHaveLength(4);
});

test("a WAV head says what follows", () => {
  const header = new DataView(wavHeader(48000, 10));
  expect(header.byteLength).toBe(44);
  expect(header.getUint32(4, true)).toBe(36 + 80);
  expect(header.getUint32(24, true)).toBe(48000);
  expect(header.getUint32(40, true)).toBe(80);
  expect(interleave(new Float32Array([1, 2]), new Float32Array([3, 4]))).toEqual(new Float32Array([1, 3, 2, 4]));
});
